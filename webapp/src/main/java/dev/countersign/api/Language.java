package dev.countersign.api;

import dev.countersign.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The language of texts in an answer: the one that the header Accept-Language prefers, or that of the token's person. */
final class Language {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.of("es"));

    private Language() {}

    static Locale of(HttpServletRequest request, Caller caller) {
        @Nullable String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        @Nullable Locale wanted = header == null ? null : preferred(header);
        return wanted == null ? caller.language() : wanted;
    }

    private static @Nullable Locale preferred(String header) {
        try {
            return Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
