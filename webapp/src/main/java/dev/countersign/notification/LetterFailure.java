package dev.countersign.notification;

/**
 * Why a letter could not be delivered.
 *
 * @param said what was answered, or what is known otherwise
 */
public record LetterFailure(Kind kind, String said) {

    private static final String ANSWERED = "smtp; ";
    private static final String UNREACHABLE = "unreachable; ";

    /** For each, {@code messages.properties} has {@code letters.why.<kind>}. */
    public enum Kind {
        /** A mail server answered. */
        ANSWERED,
        /** There is no connection to the mail server. */
        UNREACHABLE,
        OTHER,
        /** Nobody has told. */
        UNKNOWN
    }

    /** As the function that sends emails and other mail systems tell it: RFC 3464, 2.3.6. */
    public static LetterFailure of(String told) {
        if (told.isEmpty()) {
            return new LetterFailure(Kind.UNKNOWN, "");
        }
        if (told.startsWith(ANSWERED)) {
            return new LetterFailure(Kind.ANSWERED, told.substring(ANSWERED.length()));
        }
        return told.startsWith(UNREACHABLE)
                ? new LetterFailure(Kind.UNREACHABLE, told.substring(UNREACHABLE.length()))
                : new LetterFailure(Kind.OTHER, told);
    }
}
