package dev.countersign.api;

import dev.countersign.approval.AssignmentId;
import dev.countersign.approval.InboxCursor;
import dev.countersign.request.RequestId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** Where a page of a list begins, as a text that programs give back as they got it. */
final class Cursor {

    private Cursor() {}

    static String of(RequestId last) {
        return text(last.toString());
    }

    static String of(InboxCursor last) {
        return text(last.due() + " " + last.assignment());
    }

    static RequestId request(String cursor) {
        return parsed(() -> new RequestId(UUID.fromString(read(cursor))));
    }

    static InboxCursor approval(String cursor) {
        return parsed(() -> {
            String[] parts = read(cursor).split(" ", 2);
            return new InboxCursor(
                    Instant.parse(parts[0]),
                    new AssignmentId(UUID.fromString(List.of(parts).getLast())));
        });
    }

    private static String text(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    private static <T> T parsed(Supplier<T> parse) {
        try {
            return parse.get();
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    "bad-parameter",
                    "A parameter is not valid",
                    "The parameter \"after\" is not one that a page has named as next.");
        }
    }
}
