package dev.countersign.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.limit.RateLimit;
import dev.countersign.listing.Range;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Why a call was refused (RFC 9457, {@code application/problem+json}).
 *
 * @param type what programs can tell it by; it stays the same
 * @param title the same for each problem of this type
 * @param detail what is wrong with this call
 * @param errors the fields that are wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<WrongField> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:countersign:problem:";

    Problem {
        errors = List.copyOf(errors);
    }

    /**
     * A field that is wrong.
     *
     * @param pointer where it is in the body (RFC 6901), for example {@code /form/amount}; for a parameter its name
     * @param code what programs can tell the reason by
     * @param message for people
     */
    record WrongField(String pointer, String code, String message) {}

    static Problem of(HttpStatus status, String name, String title, String detail) {
        return new Problem(TYPES + name, title, status.value(), detail, List.of());
    }

    /** What the framework or the server refuses. */
    static Problem of(HttpStatus status) {
        return status == HttpStatus.NOT_FOUND ? notFound() : of(status, status.getReasonPhrase() + ".");
    }

    static Problem of(HttpStatus status, String detail) {
        return of(status, name(status), status.getReasonPhrase(), detail);
    }

    private static String name(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "token-needed";
            case FORBIDDEN -> "not-allowed";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case CONTENT_TOO_LARGE, URI_TOO_LONG -> "too-large";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case TOO_MANY_REQUESTS -> "too-many-requests";
            case SERVICE_UNAVAILABLE -> "unavailable";
            default -> status.is5xxServerError() ? "unexpected" : "bad-request";
        };
    }

    static Problem invalid(String detail, List<WrongField> errors) {
        return new Problem(
                TYPES + "invalid",
                "The content is not valid",
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                detail,
                errors);
    }

    static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found", "Not found", "It does not exist, or this token may not see it.");
    }

    static Problem inactive() {
        return of(HttpStatus.UNAUTHORIZED, "invalid-token", "The token is not valid", "Its person is not active.");
    }

    static Problem suspended() {
        return of(
                HttpStatus.FORBIDDEN,
                "organisation-suspended",
                "The organisation is suspended",
                "The organisation is suspended. Nothing was done; no call is taken until it is resumed.");
    }

    static Problem unavailable() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Not available",
                "A service that this needs does not answer. Try again later.");
    }

    /** @param id under which the log has it */
    static Problem unexpected(String id) {
        return of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong",
                "If it happens again, tell the operator this number: %s.".formatted(id));
    }

    static Problem badParameter(String name, String message) {
        return new Problem(
                TYPES + "bad-parameter",
                "A parameter is not valid",
                HttpStatus.BAD_REQUEST.value(),
                "The parameter \"%s\": %s".formatted(name, message),
                List.of(new WrongField(name, "bad-parameter", message)));
    }

    /** A number of rows that a page can have. */
    static int limit(int limit) {
        if (limit < 1 || limit > Range.MOST) {
            throw new Refused(badParameter("limit", "It is from 1 to %d.".formatted(Range.MOST)));
        }
        return limit;
    }

    static Refused tooMany(Duration wait) {
        long seconds = RateLimit.seconds(wait);
        return new Refused(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Too many requests",
                        "Try again in %d seconds.".formatted(seconds))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
