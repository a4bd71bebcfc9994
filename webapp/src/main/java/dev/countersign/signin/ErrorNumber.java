package dev.countersign.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the error page without Vaadin the number under which the log has the error. */
@ControllerAdvice(assignableTypes = BasicErrorController.class)
class ErrorNumber {

    /** Of the request: the id that all its log lines have. */
    static final String ATTRIBUTE = ErrorNumber.class.getName();

    @ModelAttribute("number")
    @Nullable
    Object number(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE);
    }
}
