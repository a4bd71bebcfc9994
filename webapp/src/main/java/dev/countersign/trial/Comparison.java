package dev.countersign.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the way that a template takes now with another one.
 *
 * @param before the template of the other one; null if it is not known, as that of an expectation
 */
record Comparison(Walk other, @Nullable TemplateDefinition before, Walked now) {

    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        for (Stop stop : other.stops()) {
            if (now.walk().at(stop).isEmpty()) {
                found.add(new Difference.Gone(name(stop.step()), stop.visit(), whyGone(stop.step())));
            }
        }
        for (Stop stop : now.walk().stops()) {
            Optional<Stop> same = other.at(stop);
            if (same.isEmpty()) {
                found.add(new Difference.Added(name(stop.step()), stop.visit(), whyAdded(stop.step())));
            } else if (!same.get().people().equals(stop.people())) {
                found.add(new Difference.People(
                        name(stop.step()),
                        stop.visit(),
                        without(same.get().people(), stop.people()),
                        without(stop.people(), same.get().people())));
            }
        }
        if (found.stream().noneMatch(one -> one.kind() == Difference.Kind.PATH) && !isSameOrder()) {
            found.add(new Difference.Order(now.walk().stops().stream()
                    .map(stop -> name(stop.step()))
                    .distinct()
                    .toList()));
        }
        if (now.walk().outcome() != other.outcome()
                || !Objects.equals(now.walk().decidedBy(), other.decidedBy())) {
            String by = now.walk().decidedBy();
            found.add(new Difference.End(other.outcome(), now.walk().outcome(), by == null ? Text.NONE : name(by)));
        }
        return found.stream().distinct().toList();
    }

    private boolean isSameOrder() {
        return places(other).equals(places(now.walk()));
    }

    private static List<Stop> places(Walk walk) {
        return walk.stops().stream()
                .map(stop -> new Stop(stop.step(), stop.visit(), stop.revision(), Set.of()))
                .toList();
    }

    private static Set<PersonId> without(Set<PersonId> all, Set<PersonId> those) {
        Set<PersonId> rest = new HashSet<>(all);
        rest.removeAll(those);
        return rest;
    }

    private Text name(String step) {
        return StepTree.find(now.definition().steps(), step)
                .or(() -> Optional.ofNullable(before).flatMap(known -> StepTree.find(known.steps(), step)))
                .map(Step::name)
                .orElseGet(() -> Text.of(step));
    }

    private Cause whyGone(String step) {
        return StepTree.find(now.definition().steps(), step).isEmpty()
                ? new Cause.OtherTemplate()
                : condition(step, false);
    }

    private Cause whyAdded(String step) {
        return before != null && StepTree.find(before.steps(), step).isEmpty()
                ? new Cause.OtherTemplate()
                : condition(step, true);
    }

    /** The innermost branch around the step that was reached. */
    private Cause condition(String step, boolean holds) {
        Cause found = new Cause.Before();
        for (Around around : around(now.definition().steps(), step)) {
            if (now.states().contains(around.branch().key())) {
                found = new Cause.Condition(around.branch().name(), around.condition(), holds);
            }
        }
        return found;
    }

    /** A branch with the case that leads to a step. */
    private record Around(BranchStep branch, Text condition) {}

    /** From the outside to the inside. */
    private static List<Around> around(List<Step> steps, String key) {
        for (Step step : steps) {
            if (StepTree.find(List.of(step), key).isEmpty()) {
                continue;
            }
            List<Around> all = new ArrayList<>();
            if (step instanceof BranchStep branch && !branch.key().equals(key)) {
                all.add(new Around(branch, caseOf(branch, key)));
            }
            step.parts().forEach(part -> all.addAll(around(part, key)));
            return all;
        }
        return List.of();
    }

    private static Text caseOf(BranchStep branch, String key) {
        return branch.cases().stream()
                .filter(one -> StepTree.find(one.steps(), key).isPresent())
                .findFirst()
                .map(one -> one.label().equals(Text.NONE) ? Text.of(one.when()) : one.label())
                .orElse(Text.NONE);
    }
}
