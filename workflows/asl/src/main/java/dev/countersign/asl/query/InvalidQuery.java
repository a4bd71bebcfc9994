package dev.countersign.asl.query;

/** An expression that cannot be parsed, or that uses something that is not supported. */
public final class InvalidQuery extends Exception {

    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String NO_JSONATA = "INVALID_JSONATA_EXPRESSION";
    static final String UNSUPPORTED_JSONATA = "UNSUPPORTED_JSONATA_EXPRESSION";

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String place;

    private InvalidQuery(String code, String message, String place) {
        super(message, null, false, false);
        this.code = code;
        this.place = place;
    }

    InvalidQuery(String code, String message) {
        this(code, message, "");
    }

    /** AWS's code for it. */
    public String code() {
        return code;
    }

    /** Where in the template: empty, or {@code /member[0]}. */
    public String place() {
        return place;
    }

    /** The same, with the place prefixed by the member {@code /name} or the element {@code [0]} that holds it. */
    InvalidQuery within(String step) {
        return new InvalidQuery(code, String.valueOf(getMessage()), step + place);
    }
}
