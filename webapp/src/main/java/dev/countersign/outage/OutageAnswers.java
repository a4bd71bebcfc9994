package dev.countersign.outage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** During an outage, pages without script answer 503, so that browsers, proxies and mail programs know that it ends. */
@ControllerAdvice
class OutageAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(OutageAnswers.class);
    private static final String SECONDS = "30";

    /** Other failures are left to the error page. */
    @ExceptionHandler
    void failed(RuntimeException failure, HttpServletResponse response) throws IOException {
        if (Outage.behind(failure).isEmpty()) {
            throw failure;
        }
        LOG.error("A page cannot be served during an outage", failure);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
