package dev.countersign.signin;

import dev.countersign.limit.Network;
import dev.countersign.limit.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses too many attempts to sign in from one address. Many people can share one, so the limit is generous. */
final class SignInLimit extends OncePerRequestFilter {

    /** As the parts that serve these paths match them, so that another spelling of a path is no way around the limit. */
    private static final RequestMatcher ATTEMPTS = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, SignInPage.PATH),
            PathPatternRequestMatcher.withDefaults().matcher("/login/oauth2/code/**"));

    private final RateLimit attempts;

    SignInLimit(RateLimit attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !ATTEMPTS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = attempts.take(Network.of(request.getRemoteAddr()));
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(wait.get())));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
