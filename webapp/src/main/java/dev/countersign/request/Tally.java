package dev.countersign.request;

import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far an approval is.
 *
 * @param parts one for each panel; a single one if weights are added up; empty if nobody was asked
 */
public record Tally(List<Part> parts) {

    public static final Tally NONE = new Tally(List.of());

    /**
     * What has to be reached.
     *
     * @param weights whether the numbers are weights, and not numbers of approvals
     * @param needed how much is needed in all, and {@code missing} how much of it is missing
     * @param awaited the first of those who have not decided and whose approval can count here
     * @param awaitedPeople how many of them there are
     */
    public record Part(
            PanelName name, boolean weights, int needed, int missing, List<PersonName> awaited, int awaitedPeople) {

        public Part {
            awaited = List.copyOf(awaited);
        }

        /** What is reached. */
        public int reached() {
            return needed - missing;
        }
    }

    /**
     * Those who have not decided and belong to a panel.
     *
     * @param first the names of the first of them
     */
    public record Awaited(List<PersonName> first, int people) {}

    public Tally {
        parts = List.copyOf(parts);
    }

    /** Whether it is only about how many of the people asked approve, without panels and weights. */
    public boolean isPlain() {
        return parts.size() <= 1 && parts.stream().noneMatch(Part::weights);
    }

    /** The parts that are not complete. */
    public List<Part> incomplete() {
        return parts.stream().filter(part -> part.missing() > 0).toList();
    }

    /** Those of these people, who have left, without whom it cannot be reached. */
    List<PersonName> lacking(Collection<PersonName> left) {
        return incomplete().stream()
                .filter(part -> part.awaitedPeople()
                                - part.awaited().stream().filter(left::contains).count()
                        < (part.weights() ? 1 : part.missing()))
                .flatMap(part -> part.awaited().stream())
                .filter(left::contains)
                .distinct()
                .toList();
    }

    /** How many approvals are missing, or how much weight. */
    public int missing() {
        return parts.stream().mapToInt(Part::missing).sum();
    }

    /** The keys of the groups that have to be named; empty for a quorum of one panel. */
    public static Set<String> groups(Quorum quorum) {
        return quorum.panels().size() == 1 ? Set.of() : allGroups(quorum);
    }

    /** The keys of all its groups, for where even a quorum of one panel is named. */
    static Set<String> allGroups(Quorum quorum) {
        return quorum.panels().stream()
                .flatMap(panel ->
                        panel.approvers() instanceof Approvers.Group(String key) ? Stream.of(key) : Stream.empty())
                .collect(Collectors.toSet());
    }

    /**
     * Counts the votes.
     *
     * @param groups the names of groups by key
     * @param awaited those who have not decided of the panel at this position; of all panels for weights
     */
    public static Tally of(Quorum quorum, List<Voter> voters, Map<String, Text> groups, IntFunction<Awaited> awaited) {
        List<Integer> needed = quorum.needed(voters);
        List<Integer> missing = quorum.missing(voters);
        boolean weights = quorum instanceof Quorum.Weighted;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            Awaited here = awaited.apply(i);
            parts.add(new Part(
                    weights || isOnlyStandIns(i, voters)
                            ? PanelName.PEOPLE
                            : PanelName.of(quorum.panels().get(i), groups),
                    weights,
                    needed.get(i),
                    missing.get(i),
                    here.first(),
                    here.people()));
        }
        return new Tally(parts);
    }

    /** Then the panel's own name would be wrong. */
    private static boolean isOnlyStandIns(int panel, List<Voter> voters) {
        List<Voter> members =
                voters.stream().filter(voter -> voter.panels().contains(panel)).toList();
        return !members.isEmpty()
                && members.stream().allMatch(voter -> voter.standInFor().contains(panel));
    }
}
