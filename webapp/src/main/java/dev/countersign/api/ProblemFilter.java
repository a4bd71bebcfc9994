package dev.countersign.api;

import dev.countersign.outage.Outage;
import dev.countersign.ui.CorrelationId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outside of all other filters: whatever refuses a call of a program, or breaks, the answer is a problem. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemFilter.class);

    private final ProblemWriter problems;
    private final CorrelationId ids;

    ProblemFilter(ProblemWriter problems, CorrelationId ids) {
        this.problems = problems;
        this.ids = ids;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/api") && !path.startsWith("/api/") && !path.equals(Api.MCP);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, new ProblemResponse(response, problems, request.getRequestURI()));
        } catch (RuntimeException | ServletException | IOException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            Problem problem = problem(failure);
            if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER);
            }
            problems.write(response, request.getRequestURI(), problem);
        } finally {
            // The server would put its own page in place of the problem.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        }
    }

    private Problem problem(Exception failure) {
        if (Outage.behind(failure).isPresent()) {
            return Problem.unavailable();
        }
        String id = ids.current();
        LOG.error("Unexpected error {}", id, failure);
        return Problem.unexpected(id);
    }
}
