package dev.countersign.outage;

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

/**
 * During an outage, pages without script and the sign-in answer 503, so that browsers, proxies and mail programs know that it ends. Outside Spring
 * Security, whose filters need the database, too.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class OutageAnswers extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OutageAnswers.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException | IOException failure) {
            if (response.isCommitted() || Outage.behind(failure).isEmpty()) {
                throw failure;
            }
            LOG.error("A page cannot be served during an outage", failure);
            response.setHeader(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER);
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, failure);
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
    }
}
