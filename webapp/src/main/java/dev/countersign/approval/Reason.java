package dev.countersign.approval;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.countersign.definitions.form.Among;
import dev.countersign.people.PersonId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Why this person is asked for one panel, in the format that is stored.
 *
 * @param args the arguments of the kind: a key, the name of a department, or the id of a person, so that the name of whoever is erased is stored nowhere
 * @param panel the position of the panel in the quorum; earlier releases stored none, and had only one panel
 * @param fallback whether the template names the person for the case that nobody else can be asked
 * @param lapsed whether the person has left the group since, and does not count for the panel unless they come back
 */
public record Reason(
        @JsonAlias("key") Kind kind,
        List<String> args,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int panel,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fallback,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean lapsed) {

    /** The kinds of reason; the screens have a sentence for each. */
    public enum Kind {
        /** With the person below. */
        MANAGER_OF,
        /** The same, if the manager between them cannot decide. */
        MANAGER_ABOVE,
        /** With the name of the department. */
        DEPARTMENT_HEAD,
        /** With the key of the group. */
        GROUP,
        /** The person is one of the administrators, template editors or managers; the template asks everybody with this role. */
        ADMINISTRATOR,
        TEMPLATE_EDITOR,
        MANAGER,
        /** With the key of the field of the form. */
        FIELD,
        FIXED,
        /** The template's expression names them. */
        EXPRESSION,
        /** The person is the requester, and the template allows that. It comes in addition to the reason of their panel. */
        OWN_REQUEST,
        /** In place of somebody who is away: with their name and the last day, as ISO 8601. It is not stored, but follows from the assignment. */
        STANDS_IN,
        /** The same for somebody who is back. */
        STOOD_IN,
        /**
         * In place of somebody who decided a step that needs another person: with their name and that step. It is not stored, but follows from the
         * decision.
         */
        DECIDED_ELSEWHERE,
        /** An administrator, since nobody else can decide. */
        NOBODY_LEFT,
        /** An administrator, since fewer others can decide than must agree. */
        TOO_FEW,
        /** An administrator, since more people have the role than can be asked. */
        TOO_MANY,
        /** An administrator, since the template's expression failed. */
        EXPRESSION_FAILED,
        /** Somebody who was asked has delegated it to them. With that person. */
        DELEGATED,
        /** The same by an administrator or a manager. */
        REASSIGNED;

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

    private static final Set<Kind> ADMINISTRATORS =
            Set.of(Kind.NOBODY_LEFT, Kind.TOO_FEW, Kind.TOO_MANY, Kind.EXPRESSION_FAILED);

    private static final Set<Kind> NAMING_A_PERSON =
            Set.of(Kind.MANAGER_OF, Kind.MANAGER_ABOVE, Kind.DELEGATED, Kind.REASSIGNED);

    public Reason {
        args = List.copyOf(args);
    }

    Reason(Kind kind, String... args) {
        this(kind, List.of(args), 0, false, false);
    }

    /** The same for another panel. */
    Reason of(int other) {
        return new Reason(kind, args, other, fallback, lapsed);
    }

    Reason asFallback() {
        return new Reason(kind, args, panel, true, lapsed);
    }

    /** The role that the person must have as long as they are asked for this reason. */
    Optional<Among.Role> role() {
        return switch (kind) {
            case ADMINISTRATOR, NOBODY_LEFT, TOO_FEW, TOO_MANY, EXPRESSION_FAILED ->
                Optional.of(Among.Role.ADMINISTRATOR);
            case TEMPLATE_EDITOR -> Optional.of(Among.Role.TEMPLATE_EDITOR);
            case MANAGER -> Optional.of(Among.Role.MANAGER);
            default -> Optional.empty();
        };
    }

    /** Those of a person's reasons that have not lapsed. If nothing is left they may not decide ({@link Membership}), and all of them say why they were asked. */
    static List<Reason> counting(List<Reason> reasons) {
        List<Reason> left = reasons.stream().filter(reason -> !reason.lapsed).toList();
        return left.stream().allMatch(reason -> reason.kind == Kind.OWN_REQUEST) ? reasons : left;
    }

    Reason lapsed(boolean now) {
        return new Reason(kind, args, panel, fallback, now);
    }

    /** Whether the person is asked only because too few of those whom the template names can be asked. */
    boolean standsIn() {
        return fallback || ADMINISTRATORS.contains(kind);
    }

    /** The person who is its argument; empty for other kinds, and where the name of a person was stored who was not known any more. */
    Optional<PersonId> person() {
        if (!NAMING_A_PERSON.contains(kind) || args.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PersonId(UUID.fromString(args.getFirst())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether the person has it from somebody who was asked. */
    boolean isPassed() {
        return kind == Kind.DELEGATED || kind == Kind.REASSIGNED;
    }

    /** The reason of the person who takes over: they count as the one before did. */
    Reason passed(PersonId by, boolean reassigned) {
        return new Reason(
                reassigned ? Kind.REASSIGNED : Kind.DELEGATED, List.of(by.toString()), panel, standsIn(), false);
    }
}
