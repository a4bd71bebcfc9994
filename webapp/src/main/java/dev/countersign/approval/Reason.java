package dev.countersign.approval;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;

/**
 * Why this person is asked, as it is stored.
 *
 * @param args what the kind needs: a name or a key
 */
public record Reason(@JsonAlias("key") Kind kind, List<String> args) {

    /** For each of them the screens have a sentence. */
    public enum Kind {
        /** With the name of the person below. */
        MANAGER_OF,
        /** The same; the manager between them cannot decide. */
        MANAGER_ABOVE,
        /** With the key of the group. */
        GROUP,
        /** With the key of the form's field. */
        FIELD,
        FIXED,
        /** The template's expression names them. */
        EXPRESSION,
        /** An administrator, since nobody else can decide. */
        NOBODY_LEFT,
        /** An administrator, since the template's expression failed. */
        EXPRESSION_FAILED;

        private static final String OLDER = "why.";

        /** Reasons were first stored as keys of sentences: {@code why.manager-of}. */
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

    /** Whether an administrator is asked because the people whom the template names could not be. */
    boolean asksAdministrator() {
        return kind == Kind.NOBODY_LEFT || kind == Kind.EXPRESSION_FAILED;
    }
}
