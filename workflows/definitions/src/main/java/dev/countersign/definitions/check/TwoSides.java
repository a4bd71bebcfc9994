package dev.countersign.definitions.check;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.SeparationOfDuties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds pairs of steps that need different people of which an organisation has too few, so that one would have to decide for both sides. */
final class TwoSides {

    private final Crowds crowds;

    private TwoSides(Crowds crowds) {
        this.crowds = crowds;
    }

    static void check(TemplateDefinition definition, Crowds crowds, List<Problem> problems) {
        TwoSides sides = new TwoSides(crowds);
        SeparationOfDuties duties = SeparationOfDuties.of(definition.steps());
        List<Map.Entry<String, ApprovalStep>> steps =
                List.copyOf(Places.approvals(definition.steps()).entrySet());
        for (int i = 0; i < steps.size(); i++) {
            ApprovalStep later = steps.get(i).getValue();
            for (Map.Entry<String, ApprovalStep> earlier : steps.subList(0, i)) {
                boolean areApart = duties.apartFrom(later.key())
                        .contains(earlier.getValue().key());
                if (areApart && sides.areTooFew(earlier.getValue(), later)) {
                    problems.add(Problem.warning(
                            steps.get(i).getKey() + "/approvers",
                            "template.too-few-for-both",
                            earlier.getValue().name()));
                }
            }
        }
    }

    private boolean areTooFew(ApprovalStep one, ApprovalStep other) {
        Optional<Set<String>> first = people(one);
        Optional<Set<String>> second = people(other);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        int here = needed(one, first.get().size());
        int there = needed(other, second.get().size());
        Set<String> all =
                Stream.concat(first.get().stream(), second.get().stream()).collect(Collectors.toSet());
        // Too few for one step alone is another problem.
        return first.get().size() >= here && second.get().size() >= there && all.size() < here + there;
    }

    private static int needed(ApprovalStep step, int asked) {
        return step.quorum().panels().getFirst().rule().needed(asked);
    }

    /** The people of a step with one panel, if they are few and known. */
    private Optional<Set<String>> people(ApprovalStep step) {
        List<Panel> panels = step.quorum().panels();
        if (panels.size() != 1 || !(step.quorum() instanceof Quorum.Each)) {
            return Optional.empty();
        }
        return crowds.of(panels.getFirst().approvers())
                .filter(crowd -> crowd.size() > 0 && crowd.size() == crowd.few().size())
                .map(crowd -> crowd.few().stream().map(Organisation.Someone::id).collect(Collectors.toSet()));
    }
}
