package dev.countersign.ui;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Serves static files as Vaadin does, and also lets a browser keep for good what has a hash of its content in its name: the files of the bundle
 * and the typeface. With Vaadin's own rule a browser keeps them for an hour, and then asks for each of two dozen files whether it has changed.
 */
@Component
class StaticFiles implements StaticFileHandlerFactory {

    private static final Pattern HASHED =
            Pattern.compile("/VAADIN/build/.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+|/countersign/.+-[0-9a-f]{8}\\.woff2");

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new StaticFileServer(service) {
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
}
