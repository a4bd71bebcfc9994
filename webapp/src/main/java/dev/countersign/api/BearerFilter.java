package dev.countersign.api;

import dev.countersign.audit.AuditOrigin;
import dev.countersign.limit.Network;
import dev.countersign.limit.RateLimit;
import dev.countersign.token.Caller;
import dev.countersign.token.Callers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the token from the header Authorization (RFC 6750), and from nowhere else: addresses are logged. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    /** The most bytes of a call: a form has less. */
    private static final int MOST = 1024 * 1024;

    private final Callers callers;
    private final RateLimit calls;
    private final RateLimit handedIn;
    private final RateLimit guesses;
    private final ProblemWriter problems;

    BearerFilter(Callers callers, RateLimit calls, RateLimit handedIn, RateLimit guesses, ProblemWriter problems) {
        this.callers = callers;
        this.calls = calls;
        this.handedIn = handedIn;
        this.guesses = guesses;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller =
                callers.withToken(header.substring(SCHEME.length()).strip());
        boolean handsIn =
                request.getMethod().equals("POST") && request.getRequestURI().equals(Api.ROOT + Api.INTAKE);
        Optional<Duration> wait = caller.map(known -> (handsIn ? handedIn : calls).take(known.counted()))
                .orElseGet(() -> guesses.take(Network.of(request.getRemoteAddr())));
        if (wait.isPresent()) {
            tooMany(request, response, wait.get());
        } else if (caller.filter(Caller::suspended).isPresent()) {
            problems.write(response, request.getRequestURI(), Problem.suspended());
        } else if (caller.isPresent() && isTooLarge(request)) {
            problems.write(
                    response,
                    request.getRequestURI(),
                    Problem.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "too-large",
                            "The call is too large",
                            "Send its length, which can be %d bytes.".formatted(MOST)));
        } else if (caller.isPresent()) {
            as(caller.get(), request, response, chain);
        } else {
            unknown(request, response);
        }
    }

    /** A call is read as a whole before anything in it is looked at. */
    private static boolean isTooLarge(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean isOfUnknownLength = length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return length > MOST || isOfUnknownLength;
    }

    private static void as(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new BearerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        AuditOrigin.byToken(request, caller.token().toString(), caller.program().map(Object::toString));
        chain.doFilter(request, response);
    }

    private void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(wait)));
        problems.write(response, request.getRequestURI(), Problem.tooMany(wait).problem());
    }

    private void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(
                response,
                request.getRequestURI(),
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid-token",
                        "The token is not valid",
                        "It is unknown, revoked or expired, or its person is not active."));
    }
}
