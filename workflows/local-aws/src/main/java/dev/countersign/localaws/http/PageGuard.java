package dev.countersign.localaws.http;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests of web pages: those under a host name of the page that resolves to this machine (DNS rebinding), and those that a browser
 * sends to other origins without a preflight. It does so with and without signatures.
 */
public final class PageGuard {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    /** Content types that a page may send to any origin, besides the form of the query protocol. */
    private static final Set<String> SENT_WITHOUT_ASKING = Set.of("text/plain", "multipart/form-data");

    private final Set<String> hosts;
    private final int port;
    private final boolean isEverywhere;

    /**
     * A guard of an endpoint.
     *
     * @param address where the endpoint listens
     * @param more further host names of it
     */
    public PageGuard(InetSocketAddress address, Set<String> more) {
        var literal = address.getAddress().getHostAddress();
        this.hosts = new HashSet<>(
                List.of("localhost", "127.0.0.1", "[::1]", literal.contains(":") ? "[" + literal + "]" : literal));
        more.forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
        this.port = address.getPort();
        this.isEverywhere = address.getAddress().isAnyLocalAddress();
    }

    /** Why a request is refused. */
    enum Reason {
        FOREIGN_HOST("MisdirectedRequestException", 421),
        PAGE("CrossOriginRequestException", 403),
        CONTENT_TYPE("UnsupportedMediaTypeException", 415);

        private final String code;
        private final int status;

        Reason(String code, int status) {
            this.code = code;
            this.status = status;
        }

        AwsError because(String message) {
            return new AwsError(code, message, status);
        }
    }

    /** @throws AwsError if the request may come from a web page */
    void check(Head head) {
        if (!isOurs(head.header("Host").orElse(""))) {
            throw Reason.FOREIGN_HOST.because(
                    "The Host of this request is not a name of this endpoint. Call it by localhost, 127.0.0.1 or [::1] and port %d, or name further hosts with --host."
                            .formatted(port));
        }
        if (head.header("Origin").isPresent()) {
            throw Reason.PAGE.because("This endpoint takes no requests of web pages, and this one has an Origin.");
        }
        if (!head.header("Sec-Fetch-Site").orElse("none").equals("none")) {
            throw Reason.PAGE.because("This endpoint takes no requests that a web page makes in a browser.");
        }
        if (SENT_WITHOUT_ASKING.contains(head.mediaType())) {
            throw Reason.CONTENT_TYPE.because("This endpoint takes no content of type %s.".formatted(head.mediaType()));
        }
    }

    private boolean isOurs(String host) {
        var colon = host.lastIndexOf(':');
        if (colon < 0 || !host.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        var name = host.substring(0, colon).toLowerCase(Locale.ROOT);
        // The host of a page is an address of this machine only if this machine serves the page.
        return hosts.contains(name) || (isEverywhere && LITERAL.matcher(name).matches());
    }
}
