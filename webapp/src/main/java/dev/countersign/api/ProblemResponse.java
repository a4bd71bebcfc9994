package dev.countersign.api;

import dev.countersign.signin.OwnRefusals;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers with a problem where the server would answer with an error page. */
final class ProblemResponse extends HttpServletResponseWrapper implements OwnRefusals {

    private final ProblemWriter problems;
    private final String path;

    ProblemResponse(HttpServletResponse response, ProblemWriter problems, String path) {
        super(response);
        this.problems = problems;
        this.path = path;
    }

    @Override
    public void refuse(HttpStatus status, String sentence) throws IOException {
        write(Problem.of(status, sentence));
    }

    @Override
    public void sendError(int status) throws IOException {
        write(Problem.of(HttpStatus.valueOf(status)));
    }

    /** Without what the server says: it is about its classes. */
    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        sendError(status);
    }

    private void write(Problem problem) throws IOException {
        resetBuffer();
        problems.write((HttpServletResponse) getResponse(), path, problem);
    }
}
