package dev.countersign.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that is over before anything is done with it: what follows finds nobody signed in. */
final class SessionGuard extends OncePerRequestFilter {

    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedInSession.of(request.getSession(false))
                .ifPresent(session -> sessions.verdict(session).ifPresent(why -> sessions.end(session, why)));
        if (BeginsPage.isPush(request) && isGone(request)) {
            // A page that only listens would be given a new session, and then nothing could tell any more that there
            // was another.
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isGone(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && request.getSession(false) == null;
    }
}
