package dev.countersign.asl.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The message of Step Functions for a definition that is not JSON. */
final class JsonMistake {

    /** For an unknown word, Step Functions reports the position of its end. */
    private static final Pattern TOKEN = Pattern.compile("Unrecognized token '(.*?)'");

    private JsonMistake() {}

    static String message(String definition, JacksonException e) {
        return e.getOriginalMessage() + "\n at " + location(definition, e);
    }

    static String location(String definition, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        Matcher token = TOKEN.matcher(e.getOriginalMessage());
        int column = at.getColumnNr() + (token.lookingAt() ? token.group(1).length() : 0);
        return "[Source: (String)\"" + definition + "\"; line: " + at.getLineNr() + ", column: " + column + ']';
    }
}
