package dev.countersign.api;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Entity tags: equal as long as the document is, in the same language. */
@Component
class Tag {

    private static final int BYTES = 16;

    private final JsonMapper json;

    Tag(JsonMapper json) {
        this.json = json;
    }

    /** The document with its tag; Spring answers 304 if the caller has it. */
    <T> ResponseEntity<T> answer(HttpStatus status, T document) {
        return ResponseEntity.status(status)
                .eTag(of(document))
                // In place of the header of the security chain, which forbids caching: a program may cache this and ask
                // whether it has changed.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_LANGUAGE)
                .body(document);
    }

    <T> ResponseEntity<T> answer(T document) {
        return answer(HttpStatus.OK, document);
    }

    /** Refuses to change a document that is not the one the caller has seen. */
    void check(Optional<String> ifMatch, Object document) {
        boolean same = ifMatch.map(header -> header.strip().equals("*")
                        || Arrays.asList(header.split("\\s*,\\s*")).contains(of(document)))
                .orElse(true);
        if (!same) {
            throw new Refused(
                    HttpStatus.PRECONDITION_FAILED,
                    "changed",
                    "It has changed",
                    "The document is not the one of If-Match any more. Read it again.");
        }
    }

    private String of(Object document) {
        return '"' + HexFormat.of().formatHex(Sha256.of(json.writeValueAsBytes(document)), 0, BYTES) + '"';
    }
}
