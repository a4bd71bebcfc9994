package dev.countersign.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers for some time why sessions ended and whose language they spoke, so that the sign-in page can tell a browser that still sends one of them. */
@Component
class EndedSessions {

    private static final Duration WHILE = Duration.ofHours(12);
    private static final int MOST = 10_000;

    private final Cache<String, EndedSession> reasons =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WHILE).build();

    private final Cache<String, Locale> languages =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WHILE).build();

    /** Any session that ends, also without a reason. */
    void remember(String session, Locale language) {
        languages.put(session, language);
    }

    void remember(String session, EndedSession why) {
        reasons.put(session, why);
    }

    /** Empty for a browser without a session, or with a valid one. */
    Optional<EndedSession> of(HttpServletRequest request) {
        return brought(request).map(id -> {
            @Nullable EndedSession why = reasons.getIfPresent(id);
            return why == null ? EndedSession.IDLE : why;
        });
    }

    /** That of the person whose session has ended, if it is known. */
    Optional<Locale> language(HttpServletRequest request) {
        return brought(request).flatMap(id -> Optional.ofNullable(languages.getIfPresent(id)));
    }

    /** The session that the browser still sends, and that has ended. */
    private static Optional<String> brought(HttpServletRequest request) {
        return Optional.ofNullable(request.getRequestedSessionId()).filter(_ -> !request.isRequestedSessionIdValid());
    }
}
