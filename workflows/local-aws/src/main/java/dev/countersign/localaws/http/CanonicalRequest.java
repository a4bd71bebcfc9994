package dev.countersign.localaws.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;

/**
 * The text that is signed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed request</a>
 */
final class CanonicalRequest {

    private static final String UNRESERVED = "-._~";

    private CanonicalRequest() {}

    /**
     * Builds it.
     *
     * @param payloadHash of the body, in hexadecimal digits
     */
    static String of(Head head, List<String> signedHeaders, String payloadHash) {
        var text = new StringBuilder(512);
        text.append(head.method()).append('\n');
        // The path, which is percent-encoded already, is encoded again: the rule for all services but S3.
        encode(text, head.rawPath(), true);
        text.append('\n').append(query(head.query())).append('\n');
        for (var name : signedHeaders) {
            text.append(name).append(':').append(values(head, name)).append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signedHeaders))
                .append('\n')
                .append(payloadHash)
                .toString();
    }

    private static String values(Head head, String name) {
        return head.fields().getFields(name).stream()
                .map(HttpField::getValue)
                .map(value -> value == null ? "" : trimmed(value))
                .collect(Collectors.joining(","));
    }

    private static String trimmed(String value) {
        var text = value.strip();
        return text.contains("  ") ? text.replaceAll(" +", " ") : text;
    }

    private static String query(String query) {
        return query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(parameter -> !parameter.isEmpty())
                        .map(CanonicalRequest::parameter)
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String parameter(String parameter) {
        var pair = parameter.split("=", 2);
        var text = new StringBuilder();
        encode(text, decoded(pair[0]), false);
        text.append('=');
        encode(text, pair.length == 2 ? decoded(pair[1]) : "", false);
        return text.toString();
    }

    /** Text that cannot be decoded stays as it is; no signature matches it. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static void encode(StringBuilder to, String text, boolean isPath) {
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (each & 0xFF);
            if (isUnreserved(letter) || (isPath && letter == '/')) {
                to.append(letter);
            } else {
                to.append('%');
                to.append(Character.toUpperCase(Character.forDigit(letter >> 4, 16)));
                to.append(Character.toUpperCase(Character.forDigit(letter & 0xF, 16)));
            }
        }
    }

    private static boolean isUnreserved(char letter) {
        return (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || (letter >= '0' && letter <= '9')
                || UNRESERVED.indexOf(letter) >= 0;
    }
}
