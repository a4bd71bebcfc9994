package dev.countersign.signin;

import dev.countersign.ui.CorrelationId;
import dev.countersign.ui.PageParameters;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes the headers of every response, and refuses requests that are not meant for this server before anything else handles them: under another
 * host name, from a page of another site, or with parameters that cannot be parsed.
 */
final class FrontDoor extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** Asked by load balancers, under the address of a node. They tell "UP" or not, and nothing else. */
    static final String[] PROBES = {"/actuator/health/liveness", "/actuator/health/readiness"};

    /** Characters. Its page needs up to three times as many in the headers of one request. */
    private static final int LONGEST_ADDRESS = 4_000;

    /** Bytes: forms without script have a few lines at most. */
    private static final int LARGEST_FORM = 64 * 1024;

    /** Forms with a comment. One that is too long gets its answer at its field. */
    private static final String COMMENTED = "/decide/";

    private final AllowedHosts hosts;
    private final MetricsPort metrics;
    private final CorrelationId correlation;

    FrontDoor(AllowedHosts hosts, MetricsPort metrics, CorrelationId correlation) {
        this.hosts = hosts;
        this.metrics = metrics;
        this.correlation = correlation;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (MDC.MDCCloseable _ = correlation.begin()) {
            request.setAttribute(ErrorNumber.ATTRIBUTE, correlation.current());
            SecurityHeaders.write(request, response);
            admit(request, response, chain);
        } catch (IOException | ServletException | RuntimeException failed) {
            LOG.error(
                    "Unexpected error {} at {}",
                    request.getAttribute(ErrorNumber.ATTRIBUTE),
                    request.getRequestURI(),
                    failed);
            throw failed;
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isKnown(request)) {
            refuse(response, HttpStatus.MISDIRECTED_REQUEST, "This server is not known under this name.");
        } else if (metrics.refuses(request)) {
            refuse(response, HttpStatus.NOT_FOUND, "There is nothing here.");
        } else if (isTooLong(request)) {
            refuse(
                    response,
                    HttpStatus.URI_TOO_LONG,
                    "This address is too long. Go to the start page, and search for less.");
        } else {
            Optional<HttpStatus> unreadable = unreadable(request);
            if (unreadable.isPresent()) {
                // Of a body that breaks off, Tomcat has written the answer itself.
                if (!response.isCommitted()) {
                    response.sendError(unreadable.get().value());
                }
            } else if (acts(request) && isOfAnotherSite(request)) {
                refuse(response, HttpStatus.FORBIDDEN, "This request came from another site. Nothing was changed.");
            } else {
                chain.doFilter(request, response);
            }
        }
    }

    /** A page repeats its address, encoded, in the request with which it begins: beyond that, the page would stay blank. */
    private static boolean isTooLong(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        int length = request.getRequestURI().length() + (query == null ? 0 : query.length());
        return length > LONGEST_ADDRESS && (query == null || !query.contains("v-r="));
    }

    private boolean isKnown(HttpServletRequest request) {
        return hosts.allow(request.getScheme(), request.getServerName(), request.getServerPort())
                || metrics.serves(request)
                || Set.of(PROBES).contains(request.getRequestURI());
    }

    /** Whether it changes something, or opens a connection that can change or read something. */
    private static boolean acts(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                || request.getHeader(HttpHeaders.UPGRADE) != null
                || BeginsPage.isPush(request);
    }

    /** Browsers send the origin of a request. Other programs do not, and have no session of another person. */
    private static boolean isOfAnotherSite(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        return "cross-site".equals(site) || (origin != null && !isOwn(origin, request));
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            URI from = URI.create(origin);
            return request.getScheme().equalsIgnoreCase(from.getScheme())
                    && request.getServerName().equalsIgnoreCase(from.getHost())
                    && request.getServerPort() == port(from);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static int port(URI origin) {
        if (origin.getPort() >= 0) {
            return origin.getPort();
        }
        return "https".equalsIgnoreCase(origin.getScheme()) ? 443 : 80;
    }

    /** Tomcat parses parameters at the first access, and throws there. It reads forms as ISO-8859-1 unless told otherwise before. */
    private static Optional<HttpStatus> unreadable(HttpServletRequest request) {
        if (isTooLargeForm(request)) {
            return Optional.of(HttpStatus.CONTENT_TOO_LARGE);
        }
        try {
            if (request.getCharacterEncoding() == null) {
                request.setCharacterEncoding(StandardCharsets.UTF_8);
            }
            return request.getParameterMap() != null && PageParameters.areReadable(request)
                    ? Optional.empty()
                    : Optional.of(HttpStatus.BAD_REQUEST);
        } catch (InvalidParameterException refused) {
            return Optional.of(
                    refused.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                            ? HttpStatus.CONTENT_TOO_LARGE
                            : HttpStatus.BAD_REQUEST);
        } catch (IllegalStateException unreadable) {
            return Optional.of(HttpStatus.BAD_REQUEST);
        }
    }

    private static boolean isTooLargeForm(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && request.getContentLengthLong() > LARGEST_FORM
                && !request.getRequestURI().startsWith(COMMENTED);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        if (response instanceof OwnRefusals own) {
            own.refuse(status, sentence);
            return;
        }
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().println(sentence);
    }
}
