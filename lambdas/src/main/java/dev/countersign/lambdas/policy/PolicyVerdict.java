package dev.countersign.lambdas.policy;

import java.util.List;

/**
 * The result of a table for a request.
 *
 * @param rules the numbers of the rules that decided, from 1
 */
public record PolicyVerdict(Outcome outcome, List<String> reasons, List<Integer> rules) {

    public PolicyVerdict {
        reasons = List.copyOf(reasons);
        rules = List.copyOf(rules);
    }
}
