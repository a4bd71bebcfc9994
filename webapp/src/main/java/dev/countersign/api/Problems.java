package dev.countersign.api;

import dev.countersign.outage.Outage;
import dev.countersign.people.PersonNotActive;
import dev.countersign.ui.CorrelationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

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
    ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
        return answer(refused.problem(), refused.headers(), request);
    }

    /** Between the look at the token and the work, the person was deactivated. */
    @ExceptionHandler
    ResponseEntity<Object> inactive(PersonNotActive inactive, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        return answer(Problem.inactive(), headers, request);
    }

    /** A bug, or infrastructure that is broken: the log has it under the id. */
    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception broken, HttpServletRequest request) {
        if (Outage.behind(broken).isPresent()) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.RETRY_AFTER, Outage.RETRY_AFTER);
            return answer(Problem.unavailable(), headers, request);
        }
        String id = ids.current();
        LOG.error("Unexpected error {}", id, broken);
        return answer(Problem.unexpected(id), new HttpHeaders(), request);
    }

    /** A value of the wrong kind is named; what is no JSON at all is not. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Problem problem = unreadable.getCause() instanceof DatabindException wrong
                        && !wrong.getPath().isEmpty()
                ? wrongKind(wrong)
                : Problem.of(HttpStatus.BAD_REQUEST, "The body is no JSON that this call takes.");
        return answer(problem, HttpHeaders.copyOf(headers), request);
    }

    private static Problem wrongKind(DatabindException wrong) {
        String pointer = wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        if (wrong instanceof UnrecognizedPropertyException) {
            String unknown = "The document of the interface has no such member.";
            return Problem.invalid(unknown, List.of(new Problem.WrongField(pointer, "unknown-member", unknown)));
        }
        String message = "It is not of the kind that the document of the interface has.";
        return Problem.invalid(message, List.of(new Problem.WrongField(pointer, "wrong-kind", message)));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = mismatch instanceof MethodArgumentTypeMismatchException parameter
                ? Problem.badParameter(
                        parameter.getName(), "It cannot be read as the document of the interface has it.")
                : Problem.of(HttpStatus.BAD_REQUEST);
        return answer(problem, HttpHeaders.copyOf(headers), request);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        @Nullable String detail = body instanceof ProblemDetail given ? given.getDetail() : null;
        return answer(
                detail == null ? Problem.of(known) : Problem.of(known, detail), HttpHeaders.copyOf(headers), request);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers, WebRequest request) {
        return answer(problem, headers, ((ServletWebRequest) request).getRequest());
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers, HttpServletRequest request) {
        String path = request.getRequestURI();
        headers.setContentType(MediaType.parseMediaType(ProblemWriter.mediaType(path)));
        return new ResponseEntity<>(
                ProblemWriter.body(path, problem), headers, HttpStatusCode.valueOf(problem.status()));
    }
}
