package dev.countersign.api;

import dev.countersign.text.StorableText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter of the one form that directories send: {@code attribute eq "value"}.
 *
 * @param attribute in lower case, without the name of its schema
 */
record ScimFilter(String attribute, String value) {

    private static final Pattern EQUALS = Pattern.compile(
            "\\s*(?:urn:[^\\s\"]+:)?([A-Za-z$][\\w$.\\-]*(?:\\[type eq \"work\"]\\.value)?)\\s+eq\\s+(\"(?:[^\"\\\\]|\\\\.)*\"|true|false)\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 1_000;

    static ScimFilter parse(String text) {
        Matcher found = EQUALS.matcher(text.length() > LONGEST ? "" : text);
        if (!found.matches()) {
            throw refused();
        }
        try {
            return new ScimFilter(
                    found.group(1).toLowerCase(Locale.ROOT),
                    StorableText.of(JsonMapper.shared().readTree(found.group(2)).asString()));
        } catch (JacksonException unreadable) {
            throw refused();
        }
    }

    static Refused refused() {
        return Scim.refused(
                HttpStatus.BAD_REQUEST,
                "invalidFilter",
                "Filters are: userName, externalId, id, emails.value or displayName eq \"…\".");
    }
}
