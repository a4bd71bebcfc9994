package dev.countersign.definitions.edit;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Changes of a flow. Each gives the changed flow; empty if a step or place that it names is not there, as when somebody else has removed it.
 */
public final class StepEdits {

    private static final int LONGEST_STEM = 45;

    private StepEdits() {}

    /** Where a step stands. */
    public static Optional<Place> find(List<Step> steps, String key) {
        return find(steps, key, "", 0);
    }

    private static Optional<Place> find(List<Step> steps, String key, String within, int part) {
        for (int at = 0; at < steps.size(); at++) {
            Step step = steps.get(at);
            if (step.key().equals(key)) {
                return Optional.of(new Place(within, part, at));
            }
            List<List<Step>> inner = step.parts();
            for (int one = 0; one < inner.size(); one++) {
                Optional<Place> found = find(inner.get(one), key, step.key(), one);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Changes one step; the change may give it another key. */
    public static Optional<List<Step>> change(List<Step> steps, String key, UnaryOperator<Step> change) {
        return list(steps, key, (list, at) -> list.set(at, change.apply(list.get(at))));
    }

    public static Optional<List<Step>> remove(List<Step> steps, String key) {
        return list(steps, key, (list, at) -> list.remove((int) at));
    }

    public static Optional<List<Step>> insert(List<Step> steps, Place place, Step step) {
        return at(steps, place, list -> {
            if (place.index() < 0 || place.index() > list.size()) {
                return false;
            }
            list.add(place.index(), step);
            return true;
        });
    }

    /** Moves a step, with all within it. It is not moved into itself. */
    public static Optional<List<Step>> move(List<Step> steps, String key, Place to) {
        Optional<Step> step = StepTree.find(steps, key);
        Optional<Place> from = find(steps, key);
        if (step.isEmpty()
                || from.isEmpty()
                || StepTree.of(List.of(step.get()))
                        .anyMatch(inner -> inner.key().equals(to.within()))) {
            return Optional.empty();
        }
        boolean isBehind = from.get().within().equals(to.within())
                && from.get().part() == to.part()
                && from.get().index() < to.index();
        Place place = isBehind ? new Place(to.within(), to.part(), to.index() - 1) : to;
        return remove(steps, key).flatMap(without -> insert(without, place, step.get()));
    }

    /** Moves a step by one place up or down. From the end of a list within another step, it goes on outside of that step. */
    public static Optional<List<Step>> moveBy(List<Step> steps, String key, int by) {
        return find(steps, key).flatMap(place -> {
            int target = place.index() + by;
            if (target >= 0 && target < size(steps, place)) {
                return move(steps, key, new Place(place.within(), place.part(), by > 0 ? target + 1 : target));
            }
            return find(steps, place.within())
                    .flatMap(outer -> move(
                            steps, key, new Place(outer.within(), outer.part(), outer.index() + (by > 0 ? 1 : 0))));
        });
    }

    private static int size(List<Step> steps, Place place) {
        return place.within().isEmpty()
                ? steps.size()
                : StepTree.find(steps, place.within())
                        .map(outer -> outer.parts().get(place.part()).size())
                        .orElse(0);
    }

    /** Puts a copy behind the step. It and what is within it get new keys. */
    public static Optional<List<Step>> copy(List<Step> steps, String key) {
        return StepTree.find(steps, key)
                .flatMap(step -> behind(steps, key).flatMap(place -> insert(steps, place, fresh(steps, step))));
    }

    /** The place directly behind a step. */
    public static Optional<Place> behind(List<Step> steps, String key) {
        return find(steps, key).map(place -> new Place(place.within(), place.part(), place.index() + 1));
    }

    /** The same step to be put into this flow: it and what is within it have keys that no other step has. */
    public static Step fresh(List<Step> steps, Step step) {
        return renamed(step, keys(steps));
    }

    /**
     * Puts an empty step with lists of its own, such as a branch, in the place of a step, and the step into its first list.
     *
     * @param outer a {@link BranchStep} or {@link ParallelStep}
     */
    public static Optional<List<Step>> wrap(List<Step> steps, String key, Step outer) {
        return outer.parts().isEmpty()
                ? Optional.empty()
                : change(steps, key, inner -> {
                    List<List<Step>> parts = new ArrayList<>(outer.parts());
                    parts.set(0, List.of(inner));
                    return withParts(outer, parts);
                });
    }

    /** Puts the steps within a branch or a parallel step into its place, one list after the other. */
    public static Optional<List<Step>> unwrap(List<Step> steps, String key) {
        return StepTree.find(steps, key)
                .filter(step -> !step.parts().isEmpty())
                .flatMap(step -> list(steps, key, (list, at) -> {
                    list.remove((int) at);
                    list.addAll(at, step.parts().stream().flatMap(List::stream).toList());
                }));
    }

    /** A key that no step has: the stem itself, or with a number. */
    public static String freeKey(List<Step> steps, String stem) {
        return freeKey(keys(steps), stem);
    }

    private static String freeKey(Set<String> taken, String wanted) {
        String stem = wanted.substring(0, Math.min(wanted.length(), LONGEST_STEM));
        return IntStream.iterate(1, next -> next + 1)
                .mapToObj(number -> number == 1 ? stem : stem + "-" + number)
                .filter(key -> !taken.contains(key))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> keys(List<Step> steps) {
        return StepTree.of(steps).map(Step::key).collect(Collectors.toCollection(HashSet::new));
    }

    private static Step renamed(Step step, Set<String> taken) {
        String key = freeKey(taken, step.key().replaceFirst("-[0-9]+$", ""));
        taken.add(key);
        return withParts(
                withKey(step, key),
                step.parts().stream()
                        .map(list -> list.stream()
                                .map(inner -> renamed(inner, taken))
                                .toList())
                        .toList());
    }

    static Step withKey(Step step, String key) {
        return switch (step) {
            case ApprovalStep a ->
                new ApprovalStep(
                        key,
                        a.name(),
                        a.quorum(),
                        a.due(),
                        a.reminders(),
                        a.onExpiry(),
                        a.answers(),
                        a.differentFrom(),
                        a.policy());
            case AutomatedStep a ->
                new AutomatedStep(key, a.name(), a.call(), a.timeoutSeconds(), a.retry(), a.compensation(), a.denial());
            case BranchStep b -> new BranchStep(key, b.name(), b.cases(), b.otherwise());
            case ParallelStep p -> new ParallelStep(key, p.name(), p.join(), p.samePerson(), p.branches());
            case NotifyStep n -> new NotifyStep(key, n.name(), n.to(), n.subject(), n.message());
            case WaitStep w -> new WaitStep(key, w.name(), w.until());
        };
    }

    /** The same step with another name. */
    public static Step named(Step step, Text name) {
        return switch (step) {
            case ApprovalStep a ->
                new ApprovalStep(
                        a.key(),
                        name,
                        a.quorum(),
                        a.due(),
                        a.reminders(),
                        a.onExpiry(),
                        a.answers(),
                        a.differentFrom(),
                        a.policy());
            case AutomatedStep a ->
                new AutomatedStep(a.key(), name, a.call(), a.timeoutSeconds(), a.retry(), a.compensation(), a.denial());
            case BranchStep b -> new BranchStep(b.key(), name, b.cases(), b.otherwise());
            case ParallelStep p -> new ParallelStep(p.key(), name, p.join(), p.samePerson(), p.branches());
            case NotifyStep n -> new NotifyStep(n.key(), name, n.to(), n.subject(), n.message());
            case WaitStep w -> new WaitStep(w.key(), name, w.until());
        };
    }

    /** The same step with these lists of steps within it, as many as it has. */
    static Step withParts(Step step, List<List<Step>> parts) {
        return switch (step) {
            case BranchStep branch ->
                new BranchStep(
                        branch.key(),
                        branch.name(),
                        IntStream.range(0, branch.cases().size())
                                .mapToObj(at -> new BranchStep.Case(
                                        branch.cases().get(at).when(),
                                        branch.cases().get(at).label(),
                                        parts.get(at)))
                                .toList(),
                        parts.getLast());
            case ParallelStep parallel ->
                new ParallelStep(parallel.key(), parallel.name(), parallel.join(), parallel.samePerson(), parts);
            case ApprovalStep _, AutomatedStep _, NotifyStep _, WaitStep _ -> step;
        };
    }

    /** A change of the list in which a step stands. */
    private interface ListChange {

        void make(List<Step> list, Integer at);
    }

    private static Optional<List<Step>> list(List<Step> steps, String key, ListChange change) {
        return find(steps, key)
                .flatMap(place -> at(steps, place, list -> {
                    change.make(list, place.index());
                    return true;
                }));
    }

    private static Optional<List<Step>> at(List<Step> steps, Place place, Function<List<Step>, Boolean> change) {
        if (place.within().isEmpty()) {
            List<Step> changed = new ArrayList<>(steps);
            return change.apply(changed) ? Optional.of(List.copyOf(changed)) : Optional.empty();
        }
        Optional<Step> outer = StepTree.find(steps, place.within())
                .filter(step -> place.part() >= 0 && place.part() < step.parts().size());
        if (outer.isEmpty()) {
            return Optional.empty();
        }
        List<Step> changed = new ArrayList<>(outer.get().parts().get(place.part()));
        if (!change.apply(changed)) {
            return Optional.empty();
        }
        List<List<Step>> parts = new ArrayList<>(outer.get().parts());
        parts.set(place.part(), changed);
        return change(steps, place.within(), step -> withParts(step, parts));
    }
}
