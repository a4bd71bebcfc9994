package dev.countersign.asl.parse;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What Step Functions says about a definition that is not JSON. */
final class JsonMistake {

    private JsonMistake() {}

    static String message(String definition, JacksonException e) {
        return e.getOriginalMessage() + "\n at " + location(definition, e);
    }

    static String location(String definition, JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return "[Source: (String)\"" + definition + "\"; line: " + at.getLineNr() + ", column: " + at.getColumnNr()
                + ']';
    }
}
