package dev.countersign.lambdas.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table of rules with its hit policy. The terms are those of DMN decision tables. */
public record DecisionTable(HitPolicy hit, List<PolicyRule> rules, Optional<Outcome> otherwise) {

    public DecisionTable {
        rules = List.copyOf(rules);
    }

    /**
     * The verdict of the table.
     *
     * @throws ConflictingRules if rules must agree and do not
     * @throws NoRuleHolds if none holds and the table has no {@code otherwise}
     * @throws UnfitFact if a condition cannot be evaluated
     */
    public PolicyVerdict decide(PolicyFacts facts) {
        List<Integer> hits = switch (hit) {
            case FIRST -> holding(facts).limit(1).boxed().toList();
            case ANY, COLLECT -> holding(facts).boxed().toList();
        };
        if (hits.isEmpty()) {
            return new PolicyVerdict(
                    otherwise.orElseThrow(() -> new NoRuleHolds("None of " + rules.size() + " rules holds")),
                    List.of(),
                    List.of());
        }
        Outcome strictest = hits.stream()
                .map(index -> rules.get(index).outcome())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        if (hit == HitPolicy.ANY
                && hits.stream().anyMatch(index -> rules.get(index).outcome() != strictest)) {
            throw new ConflictingRules("The rules " + numbers(hits) + " hold and do not agree");
        }
        return new PolicyVerdict(strictest, reasons(hits, facts), numbers(hits));
    }

    private IntStream holding(PolicyFacts facts) {
        return IntStream.range(0, rules.size())
                .filter(index -> rules.get(index).when().holds(facts));
    }

    private List<String> reasons(List<Integer> hits, PolicyFacts facts) {
        String locale = facts.requester().path("locale").asString("");
        return hits.stream()
                .flatMap(index -> rules.get(index).reason().stream())
                .map(reason -> reason.in(locale))
                .distinct()
                .toList();
    }

    private static List<Integer> numbers(List<Integer> hits) {
        return hits.stream().map(index -> index + 1).toList();
    }
}
