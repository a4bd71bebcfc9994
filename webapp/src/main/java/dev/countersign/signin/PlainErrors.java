package dev.countersign.signin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.ExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * The responses of Tomcat to requests that are so malformed that no filter sees them: one plain sentence, or a problem for programs, with the headers of every other response.
 * Tomcat creates this object by reflection, once.
 */
public final class PlainErrors extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean open = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        if (open.get()) {
            write(request, response, status);
        }
    }

    private static void write(Request request, Response response, int status) {
        SecurityHeaders.write(request, response);
        String path = String.valueOf(request.getRequestURI());
        boolean isOfProgram = path.startsWith("/api/") || path.equals("/mcp");
        response.setContentType(isOfProgram ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        HttpStatus known = HttpStatus.resolve(status);
        String title = known == null ? "Refused" : known.getReasonPhrase();
        try {
            PrintWriter writer = response.getReporter();
            if (writer != null) {
                writer.println(
                        isOfProgram
                                ? "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}".formatted(title, status)
                                : status + " " + title);
                response.finishResponse();
            }
        } catch (IOException gone) {
            // The client has closed the connection, so nobody reads the answer.
            ExceptionUtils.handleThrowable(gone);
        }
    }
}
