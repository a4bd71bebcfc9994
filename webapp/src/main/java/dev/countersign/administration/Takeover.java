package dev.countersign.administration;

import dev.countersign.approval.SuccessionOutlook;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Optional;

/**
 * What was given to others when somebody left.
 *
 * @param approvals who gets how many
 * @param departments which they led
 * @param reports how many people have the successor as manager now
 * @param groups the names of those that the successor belongs to because of it
 * @param standIn in how many absences the successor stands in now
 * @param moved where the successor stands now, if they were below the person
 */
public record Takeover(
        SuccessionOutlook approvals,
        List<Text> groups,
        List<String> departments,
        int reports,
        int standIn,
        Optional<Moved> moved) {

    /**
     * What changed for a successor who reported to the person who left.
     *
     * @param manager whom they report to now; empty if nobody was above the person who left
     */
    public record Moved(Optional<PersonName> manager) {}

    public Takeover {
        groups = List.copyOf(groups);
        departments = List.copyOf(departments);
    }
}
