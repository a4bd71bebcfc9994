package dev.countersign.ui;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.shared.ApplicationConstants;
import dev.countersign.people.KnownPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Serves static files as Vaadin does, and also lets a browser keep for good what has a hash of its content in its name: the files of the bundle and the
 * typeface. With Vaadin's own rule a browser keeps them for an hour, and then asks for each of two dozen files whether it has changed.
 *
 * <p>Who is not signed in gets files only. For any other path Vaadin would create a session.
 */
@Component
class StaticFiles implements StaticFileHandlerFactory {

    private static final Pattern HASHED =
            Pattern.compile("/VAADIN/build/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+|/countersign/.+-[0-9a-f]{8}\\.woff2");

    /** Vaadin answers these that the session has expired, and creates none. */
    private static final Set<String> OF_OPEN_PAGES = Set.of("uidl", "heartbeat");

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new StaticFileServer(service) {
            @Override
            public boolean serveStaticResource(HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                if (super.serveStaticResource(inOnePart(request), response)) {
                    return true;
                }
                if (isSignedIn() || isOfOpenPage(request)) {
                    return false;
                }
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return true;
            }

            @Override
            protected void writeCacheHeaders(String file, HttpServletRequest request, HttpServletResponse response) {
                if (HASHED.matcher(file).matches()) {
                    response.setHeader("Cache-Control", "max-age=31536000, immutable");
                } else {
                    super.writeCacheHeaders(file, request, response);
                }
            }
        };
    }

    private static boolean isSignedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof KnownPerson;
    }

    private static boolean isOfOpenPage(HttpServletRequest request) {
        @Nullable String kind = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
        return kind != null && OF_OPEN_PAGES.contains(kind);
    }

    /**
     * Vaadin writes several ranges with both a length and chunks, which proxies refuse or read wrongly. A server may ignore ranges and send the whole
     * file (RFC 9110, 14.2).
     */
    private static HttpServletRequest inOnePart(HttpServletRequest request) {
        @Nullable String range = request.getHeader(HttpHeaders.RANGE);
        if (range == null || range.indexOf(',') < 0) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable String getHeader(String name) {
                return HttpHeaders.RANGE.equalsIgnoreCase(name) ? null : super.getHeader(name);
            }
        };
    }
}
