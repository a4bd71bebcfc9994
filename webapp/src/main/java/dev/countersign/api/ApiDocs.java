package dev.countersign.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The document of the interface (OpenAPI 3.1), and a page to try it, for everybody. The document is written by a test, so no generator runs here. */
@RestController
@Hidden
class ApiDocs {

    /** As other pages, but the library styles elements by itself. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, MediaType> FILES = Map.of(
            "swagger-ui.css", MediaType.valueOf("text/css"),
            "swagger-ui-bundle.js", MediaType.valueOf("text/javascript"),
            "try.js", MediaType.valueOf("text/javascript"));

    private static final CacheControl FOR_A_DAY = CacheControl.maxAge(Duration.ofDays(1));

    @GetMapping(Api.DOCUMENT)
    @Open
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(own("openapi.json"));
    }

    @GetMapping(Api.DOCS)
    @Open
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", CONTENT_POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(own("docs.html"));
    }

    @GetMapping(Api.DOCS + "/{file}")
    @Open
    ResponseEntity<Resource> file(@PathVariable("file") String file) throws IOException {
        MediaType type = FILES.get(file);
        if (type == null) {
            throw new Refused(Problem.notFound());
        }
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(FOR_A_DAY)
                .body(file.equals("try.js") ? own(file) : library(file));
    }

    private static Resource own(String name) {
        return new ClassPathResource(name, ApiDocs.class);
    }

    /** The version is in the path. */
    private static Resource library(String file) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:/META-INF/resources/webjars/swagger-ui/*/" + file);
        if (found.length == 0) {
            throw new IllegalStateException(file + " is missing");
        }
        return found[0];
    }
}
