package dev.countersign.local.provider;

import dev.countersign.limit.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits wrong passwords for each account and from each address. Correct ones do not count. */
final class GuessLimit extends OncePerRequestFilter {

    /** As the filter that checks the password matches it. */
    private static final RequestMatcher GUESSES =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ProviderSignInPage.PATH);

    private final RateLimit perAccount;
    private final RateLimit perAddress;

    GuessLimit(Clock clock) {
        perAccount = new RateLimit(10, Duration.ofSeconds(10), clock);
        perAddress = new RateLimit(100, Duration.ofSeconds(1), clock);
    }

    void wasWrong(HttpServletRequest request) {
        var _ = perAccount.take(account(request));
        var _ = perAddress.take(request.getRemoteAddr());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !GUESSES.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = Stream.of(perAccount.ask(account(request)), perAddress.ask(request.getRemoteAddr()))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(wait.get())));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String account(HttpServletRequest request) {
        @Nullable String typed = request.getParameter(ProviderSignInPage.EMAIL);
        return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    }
}
