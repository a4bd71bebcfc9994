package dev.countersign.definitions.drawing;

import dev.countersign.definitions.change.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a step of one version differs from that of another one. */
public enum Mark {
    ADDED("+"),
    REMOVED("−"),
    CHANGED("~"),
    MOVED("↕");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /** What stands in the corner of a step, so that nobody needs to tell colours apart. */
    public String sign() {
        return sign;
    }

    /** The class of a step in a drawing: {@code flow-added}. */
    public String style() {
        return "flow-" + name().toLowerCase(Locale.ROOT);
    }

    /** The marks of the older version, by the key of a step: what is gone, changed or moved. */
    public static Map<String, Mark> older(List<Difference> differences) {
        return of(differences, ADDED);
    }

    /** The marks of the newer version, by the key of a step: what is new, changed or moved. */
    public static Map<String, Mark> newer(List<Difference> differences) {
        return of(differences, REMOVED);
    }

    private static Map<String, Mark> of(List<Difference> differences, Mark elsewhere) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        for (Difference difference : differences) {
            Mark mark = of(difference);
            if (difference.subject().part() == Difference.Part.STEP && mark != elsewhere) {
                // Of a step that was moved and changed, the change is what matters.
                marks.merge(difference.subject().key(), mark, (one, other) -> one == MOVED ? other : one);
            }
        }
        return marks;
    }

    private static Mark of(Difference difference) {
        return switch (difference) {
            case Difference.Added _ -> ADDED;
            case Difference.Removed _ -> REMOVED;
            case Difference.Moved _ -> MOVED;
            case Difference.Changed _ -> CHANGED;
        };
    }
}
