package dev.countersign.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems that are found outside of controllers. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** @param path of the call, since SCIM has a format of its own */
    void write(HttpServletResponse response, String path, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(mediaType(path));
        response.getOutputStream().write(json.writeValueAsBytes(body(path, problem)));
    }

    static String mediaType(String path) {
        return path.startsWith(Scim.ROOT) ? Scim.MEDIA_TYPE : Problem.MEDIA_TYPE;
    }

    static Object body(String path, Problem problem) {
        return path.startsWith(Scim.ROOT) ? Scim.error(problem) : problem;
    }
}
