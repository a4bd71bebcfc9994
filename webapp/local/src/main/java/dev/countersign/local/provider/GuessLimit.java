package dev.countersign.local.provider;

import dev.countersign.limit.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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

    private static final String WRONG = GuessLimit.class.getName();

    private final RateLimit perAccount;
    private final RateLimit perAddress;

    GuessLimit(Clock clock) {
        perAccount = new RateLimit(10, Duration.ofSeconds(10), clock);
        perAddress = new RateLimit(100, Duration.ofSeconds(1), clock);
    }

    static void wasWrong(HttpServletRequest request) {
        request.setAttribute(WRONG, true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !GUESSES.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String account = account(request);
        String address = request.getRemoteAddr();
        Optional<Duration> wait = takeBoth(account, address);
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(wait.get())));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
        if (request.getAttribute(WRONG) == null) {
            perAccount.giveBack(account);
            perAddress.giveBack(address);
        }
    }

    /** Before the password is checked, which takes a while, so that guesses at the same time are counted. */
    private Optional<Duration> takeBoth(String account, String address) {
        Optional<Duration> wait = perAccount.take(account);
        if (wait.isPresent()) {
            return wait;
        }
        wait = perAddress.take(address);
        if (wait.isPresent()) {
            perAccount.giveBack(account);
        }
        return wait;
    }

    private static String account(HttpServletRequest request) {
        @Nullable String typed = request.getParameter(ProviderSignInPage.EMAIL);
        return typed == null ? "" : ProviderAccounts.name(typed);
    }
}
