package dev.countersign.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people read of the error of a step. A function reports {@code {errorMessage, errorType, stackTrace}}: its message is what it has to say. */
final class FailureWords {

    /** The name of an error, then what Step Functions calls its cause. */
    private static final Pattern REPORTED = Pattern.compile("([^\\s:]+): (\\{.*)", Pattern.DOTALL);

    /** The cause may have been cut. */
    private static final Pattern MESSAGE = Pattern.compile("\"errorMessage\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")");

    private FailureWords() {}

    /** The message of the function; the text itself if no function has reported it. */
    static String of(String reason) {
        Matcher reported = REPORTED.matcher(reason);
        if (!reported.matches()) {
            return reason;
        }
        Matcher message = MESSAGE.matcher(reported.group(2));
        if (!message.find()) {
            return reason;
        }
        try {
            JsonNode said = JsonMapper.shared().readTree(message.group(1));
            return said.asString("").isBlank() ? reason : said.asString("");
        } catch (JacksonException unreadable) {
            return reason;
        }
    }
}
