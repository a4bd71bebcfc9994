package dev.countersign.definitions.check;

import dev.countersign.asl.query.Syntax;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which ways conditions can hold: alternatives, each a list of facts that hold together. Never too few: what is not understood is taken for
 * possible, and so is what has more alternatives than are looked at. So if none is left, the conditions never hold together.
 */
record Possibilities(List<List<Fact>> alternatives) {

    /** More are not distinguished. */
    private static final int MOST = 64;

    /** More facts in one alternative are not collected. */
    private static final int MOST_FACTS = 64;

    /** Without any condition. */
    static final Possibilities ALL = new Possibilities(List.of(List.of()));

    static final Possibilities NONE = new Possibilities(List.of());

    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    /** Those in which the condition holds, too, or does not hold. */
    Possibilities and(Syntax condition, boolean holds, FormKnowledge knowledge) {
        return and(new Conditions(knowledge, false).of(condition, holds));
    }

    /** Those in which both hold. If there are too many, those of this one. */
    Possibilities and(Possibilities other) {
        if (alternatives.size() * other.alternatives.size() > MOST) {
            return this;
        }
        Set<List<Fact>> both = new LinkedHashSet<>();
        for (List<Fact> one : alternatives) {
            for (List<Fact> two : other.alternatives) {
                List<Fact> together = one.size() + two.size() > MOST_FACTS ? one : both(one, two);
                if (isPossible(together)) {
                    both.add(together);
                }
            }
        }
        return new Possibilities(List.copyOf(both));
    }

    Possibilities or(Possibilities other) {
        List<List<Fact>> either = both(alternatives, other.alternatives);
        return either.size() > MOST ? ALL : new Possibilities(either);
    }

    /** Each once. */
    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    static Possibilities of(Fact fact) {
        return isPossible(List.of(fact)) ? new Possibilities(List.of(List.of(fact))) : NONE;
    }

    private static boolean isPossible(List<Fact> facts) {
        return facts.stream().collect(Collectors.groupingBy(Fact::subject)).values().stream()
                .allMatch(Fact::arePossible);
    }
}
