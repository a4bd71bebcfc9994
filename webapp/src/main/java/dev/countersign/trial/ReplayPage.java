package dev.countersign.trial;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Map;

/**
 * Some more requests of a replay, and the sums so far.
 *
 * @param names of the people in the rows
 * @param done how many were replayed so far
 * @param total how many there are
 */
public record ReplayPage(List<ReplayRow> rows, Map<PersonId, PersonName> names, int done, int total, Sums sums) {

    /**
     * Over all requests so far.
     *
     * @param changed how many change at all
     * @param kinds how many change in which way
     * @param added at how many a step is on the way that was not
     * @param gone at how many a step is not on the way any more
     */
    public record Sums(
            int changed,
            Map<Difference.Kind, Integer> kinds,
            Map<Text, Integer> added,
            Map<Text, Integer> gone,
            FieldGaps gaps) {

        public Sums {
            kinds = Map.copyOf(kinds);
            added = Map.copyOf(added);
            gone = Map.copyOf(gone);
        }
    }

    public ReplayPage {
        rows = List.copyOf(rows);
        names = Map.copyOf(names);
    }

    public boolean isLast() {
        return done >= total;
    }
}
