package dev.countersign.trial;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.List;
import java.util.Map;

/**
 * The test cases of a template, and what came of running them with a draft.
 *
 * @param names of all people in it
 */
public record CaseReport(List<Line> lines, Map<PersonId, PersonName> names) {

    public record Line(TestCase one, CaseResult result) {

        public boolean passes() {
            return result instanceof CaseResult.Passed;
        }
    }

    public CaseReport {
        lines = List.copyOf(lines);
        names = Map.copyOf(names);
    }

    public List<Line> failing() {
        return lines.stream().filter(line -> !line.passes()).toList();
    }
}
