package dev.countersign.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers requests for unknown organisations, which Spring Security would treat as a server error. */
final class NoSuchRegistration extends OncePerRequestFilter {

    private static final List<PathPatternRequestMatcher> WAYS = Stream.of(
                    "/oauth2/authorization/{registration}", "/login/oauth2/code/{registration}")
            .map(PathPatternRequestMatcher.withDefaults()::matcher)
            .toList();

    private final Registrations registrations;

    NoSuchRegistration(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (WAYS.stream().map(way -> way.matcher(request)).anyMatch(this::isUnknown)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isUnknown(RequestMatcher.MatchResult match) {
        return match.isMatch() && !registrations.has(match.getVariables().getOrDefault("registration", ""));
    }
}
