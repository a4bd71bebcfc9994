package dev.countersign.signin;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A response to programs, which say in their own format what people read as a sentence. */
public interface OwnRefusals {

    /** Answers that the request is refused before anything looked at it. */
    void refuse(HttpStatus status, String sentence) throws IOException;
}
