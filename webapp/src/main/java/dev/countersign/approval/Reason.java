package dev.countersign.approval;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;

/**
 * Why this person is asked, in the format that is stored.
 *
 * @param args the arguments of the kind: a name or a key
 */
public record Reason(@JsonAlias("key") Kind kind, List<String> args) {

    /** The kinds of reason; the screens have a sentence for each. */
    public enum Kind {
        /** With the name of the person below. */
        MANAGER_OF,
        /** The same, if the manager between them cannot decide. */
        MANAGER_ABOVE,
        /** With the key of the group. */
        GROUP,
        /** With the key of the field of the form. */
        FIELD,
        FIXED,
        /** The template's expression names them. */
        EXPRESSION,
        /** An administrator, since nobody else can decide. */
        NOBODY_LEFT,
        /** An administrator, since the template's expression failed. */
        EXPRESSION_FAILED;

        private static final String OLDER = "why.";

        /** Earlier releases stored the key of the sentence: {@code why.manager-of}. */
        @JsonCreator
        static Kind of(String stored) {
            String name = stored.startsWith(OLDER)
                    ? stored.substring(OLDER.length()).toUpperCase(Locale.ROOT).replace('-', '_')
                    : stored;
            return valueOf(name);
        }
    }

    public Reason {
        args = List.copyOf(args);
    }

    Reason(Kind kind, String... args) {
        this(kind, List.of(args));
    }

    /** Whether an administrator is asked because the people whom the template names could not be asked. */
    boolean asksAdministrator() {
        return kind == Kind.NOBODY_LEFT || kind == Kind.EXPRESSION_FAILED;
    }
}
