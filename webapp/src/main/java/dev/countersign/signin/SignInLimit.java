package dev.countersign.signin;

import dev.countersign.limit.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses too many attempts to sign in from one address. Many people can share one, so the limit is generous. */
final class SignInLimit extends OncePerRequestFilter {

    private static final int NETWORK_OF_IPV6 = 8;

    private final RateLimit attempts;

    SignInLimit(RateLimit attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean isForm = path.equals(SignInPage.PATH) && request.getMethod().equals("POST");
        return !isForm && !path.startsWith("/login/oauth2/code/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = attempts.take(network(request.getRemoteAddr()));
        if (wait.isPresent()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimit.seconds(wait.get())));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The first half of an IPv6 address: its owner can choose the rest freely, also for each attempt. */
    static String network(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length <= NETWORK_OF_IPV6
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_OF_IPV6));
    }
}
