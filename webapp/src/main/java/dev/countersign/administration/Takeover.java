package dev.countersign.administration;

import dev.countersign.approval.SuccessionOutlook;
import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * What was given to others when somebody left.
 *
 * @param approvals who gets how many
 * @param groups the names of those that the person belonged to
 * @param departments which they led
 * @param reports how many people have the successor as manager now
 * @param standIn in how many absences the successor stands in now
 */
public record Takeover(
        SuccessionOutlook approvals, List<Text> groups, List<String> departments, int reports, int standIn) {

    public Takeover {
        groups = List.copyOf(groups);
        departments = List.copyOf(departments);
    }
}
