package dev.countersign.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that is over before its request is handled: for the rest of the request nobody is signed in. */
final class SessionGuard extends OncePerRequestFilter {

    private final Sessions sessions;

    SessionGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedInSession.of(request.getSession(false))
                .ifPresent(session -> sessions.verdict(session).ifPresent(why -> sessions.endAtOnce(session, why)));
        if (BeginsPage.isPush(request) && request.getSession(false) == null) {
            // Otherwise it would get a new session. After the end of an old one, the reason for the end would be lost.
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            chain.doFilter(request, response);
        }
    }
}
