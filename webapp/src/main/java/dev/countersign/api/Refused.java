package dev.countersign.api;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Thrown by controllers to answer with a problem; what it says has been decided by a service. */
final class Refused extends RuntimeException {

    private final transient Problem problem;
    private final transient HttpHeaders headers = new HttpHeaders();

    Refused(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Refused(HttpStatus status, String name, String title, String detail) {
        this(Problem.of(status, name, title, detail));
    }

    Refused with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    Problem problem() {
        return problem;
    }

    HttpHeaders headers() {
        return headers;
    }
}
