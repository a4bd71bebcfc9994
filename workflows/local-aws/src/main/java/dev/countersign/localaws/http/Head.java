package dev.countersign.localaws.http;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/**
 * What is known of a request before its body is read.
 *
 * @param path decoded, without the query
 * @param rawPath the path as sent
 * @param query as sent, without the question mark; empty if there is none
 */
public record Head(String method, String path, String rawPath, String query, HttpFields fields) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The media type in lower case, without its parameters; empty if there is none. */
    public String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
