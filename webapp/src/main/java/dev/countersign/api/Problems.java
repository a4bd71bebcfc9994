package dev.countersign.api;

import dev.countersign.outage.Outage;
import dev.countersign.people.PersonNotActive;
import dev.countersign.ui.CorrelationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers programs with problems, also about what the framework refuses. */
@RestControllerAdvice(basePackageClasses = Problems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final CorrelationId ids;

    Problems(CorrelationId ids) {
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<?> refused(Refused refused, HttpServletRequest request) {
        if (request.getRequestURI().startsWith(Scim.ROOT)) {
            return ResponseEntity.status(refused.problem().status())
                    .headers(headers -> refused.headers().forEach(headers::addAll))
                    .contentType(MediaType.parseMediaType(Scim.MEDIA_TYPE))
                    .body(Scim.error(refused.problem()));
        }
        return answer(refused.problem(), refused.headers());
    }

    /** Between the look at the token and the work, the person was deactivated. */
    @ExceptionHandler
    ResponseEntity<Problem> inactive(PersonNotActive inactive) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        return answer(Problem.inactive(), headers);
    }

    /** A bug, or infrastructure that is broken: the log has it under the id. */
    @ExceptionHandler
    ResponseEntity<Problem> unexpected(Exception broken) {
        if (Outage.behind(broken).isPresent()) {
            return answer(Problem.unavailable(), new HttpHeaders());
        }
        String id = ids.current();
        LOG.error("Unexpected error {}", id, broken);
        return answer(Problem.unexpected(id), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        @Nullable String detail = body instanceof ProblemDetail given ? given.getDetail() : null;
        Problem problem = new Problem(
                "about:blank",
                known.getReasonPhrase(),
                known.value(),
                detail == null ? known.getReasonPhrase() : detail,
                List.of());
        // Those of Spring may be read-only.
        HttpHeaders all = HttpHeaders.copyOf(headers);
        all.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        return new ResponseEntity<>(problem, all, status);
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        headers.setContentType(MediaType.parseMediaType(Problem.MEDIA_TYPE));
        return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.status()));
    }
}
