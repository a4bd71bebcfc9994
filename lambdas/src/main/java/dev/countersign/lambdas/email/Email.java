package dev.countersign.lambdas.email;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One email as it is published: {@code {id, to, subject, text, html, locale, thread, unsubscribe, recipient, answer}}.
 *
 * @param id the same each time it is published
 * @param to one or several addresses; the expression of a template may name some that cannot be read
 * @param html empty if there is only text
 * @param locale a BCP 47 language tag
 * @param thread the same for all emails that a mail program shows together; empty for one that stands alone
 * @param unsubscribe the address that stops such emails by one POST (RFC 8058); empty for what must arrive
 * @param recipient whom the sender means; it comes back with a bounce
 * @param answer whether the application is told that a mail server took it, also if the first attempt succeeds
 */
record Email(
        String id,
        List<String> to,
        String subject,
        String text,
        Optional<String> html,
        String locale,
        Optional<String> thread,
        Optional<String> unsubscribe,
        Optional<String> recipient,
        boolean answer) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** It becomes part of a header, so only these characters are allowed. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /** An address that can stand between angle brackets in a header. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-;=?-~]{1,1000}");

    Email {
        to = List.copyOf(to);
    }

    /**
     * The email in a message.
     *
     * @throws Malformed if there is none
     */
    static Email read(String body) throws Malformed {
        try {
            JsonNode json = JSON.readTree(body);
            return new Email(
                    valid("id", text(json, "id"), ID),
                    addresses(json.path("to")),
                    text(json, "subject"),
                    text(json, "text"),
                    json.path("html").stringValueOpt(),
                    text(json, "locale"),
                    optional(json, "thread", ID),
                    optional(json, "unsubscribe", ADDRESS),
                    optional(json, "recipient", ID),
                    json.path("answer").asBoolean(false));
        } catch (JacksonException e) {
            throw new Malformed("no JSON");
        }
    }

    /** Each once. What is not even a text is an address that cannot be read, like any other, and keeps nothing from the others. */
    private static List<String> addresses(JsonNode to) {
        return (to.isArray() ? to.values().stream() : Stream.of(to))
                .map(one -> one.asString(""))
                .distinct()
                .toList();
    }

    private static String text(JsonNode json, String member) throws Malformed {
        return json.path(member).stringValueOpt().orElseThrow(() -> new Malformed(member + " is not a text"));
    }

    private static Optional<String> optional(JsonNode json, String member, Pattern pattern) throws Malformed {
        JsonNode value = json.path(member);
        return value.isMissingNode() || value.isNull()
                ? Optional.empty()
                : Optional.of(valid(member, text(json, member), pattern));
    }

    private static String valid(String member, String text, Pattern pattern) throws Malformed {
        if (!pattern.matcher(text).matches()) {
            throw new Malformed(member + " is not valid");
        }
        return text;
    }

    /** No version of the application publishes this. It goes to the dead-letter queue. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }
}
