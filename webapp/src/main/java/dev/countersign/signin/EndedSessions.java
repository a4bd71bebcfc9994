package dev.countersign.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers for some time why sessions ended, so that the sign-in page can tell a browser that still sends one of them. */
@Component
class EndedSessions {

    private static final Duration WHILE = Duration.ofHours(12);
    private static final int MOST = 10_000;

    private final Cache<String, EndedSession> reasons =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WHILE).build();

    void remember(String session, EndedSession why) {
        reasons.put(session, why);
    }

    /** Empty for a browser without a session, or with a valid one. */
    Optional<EndedSession> of(HttpServletRequest request) {
        @Nullable String brought = request.getRequestedSessionId();
        if (brought == null || request.isRequestedSessionIdValid()) {
            return Optional.empty();
        }
        @Nullable EndedSession why = reasons.getIfPresent(brought);
        return Optional.of(why == null ? EndedSession.IDLE : why);
    }
}
