package dev.countersign.approval;

import java.util.List;

/**
 * Why this person is asked, as a message for the reader's language.
 *
 * @param key of the message bundle: {@code why.manager-of} (name of the person below), {@code why.manager-above} (the same; the
 *     manager between them cannot decide), {@code why.group} (key of the group), {@code why.field} (key of the form's field), {@code
 *     why.fixed}, {@code why.expression} (the template's expression names them), and for
 *     administrators who stand in {@code why.nobody-left} and {@code why.expression-failed}
 * @param args the message's arguments
 */
public record Reason(String key, List<String> args) {

    static final String GROUP = "why.group";
    static final String FIELD = "why.field";

    static final Reason NOBODY_LEFT = new Reason("why.nobody-left", List.of());
    static final Reason EXPRESSION_FAILED = new Reason("why.expression-failed", List.of());

    public Reason {
        args = List.copyOf(args);
    }

    /** Whether this person stands in for people who could not be asked. */
    boolean isStandIn() {
        return equals(NOBODY_LEFT) || equals(EXPRESSION_FAILED);
    }
}
