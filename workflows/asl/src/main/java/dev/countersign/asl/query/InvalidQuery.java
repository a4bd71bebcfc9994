package dev.countersign.asl.query;

/** An expression that cannot be read. */
public final class InvalidQuery extends Exception {

    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * @param message one sentence
     * @param place where in the template: empty, or {@code /member/0}
     */
    public InvalidQuery(String message, String place) {
        super(message, null, false, false);
        this.place = place;
    }

    public String place() {
        return place;
    }

    InvalidQuery within(String member) {
        return new InvalidQuery(String.valueOf(getMessage()), '/' + member + place);
    }
}
