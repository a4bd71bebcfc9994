package dev.countersign.localaws.http;

import tools.jackson.core.JacksonException;

/** Says where a text is no JSON, without the words of the parser, which are not part of any answer of AWS. */
public final class JsonFault {

    private JsonFault() {}

    public static String of(JacksonException malformed) {
        var place = malformed.getLocation();
        return place == null
                ? "this is not well-formed JSON"
                : "not well-formed JSON at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }
}
