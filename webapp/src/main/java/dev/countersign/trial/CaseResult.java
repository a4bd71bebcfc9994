package dev.countersign.trial;

import java.util.List;

/** What came of running a test case. */
public sealed interface CaseResult {

    record Passed() implements CaseResult {}

    record Differs(List<Difference> differences) implements CaseResult {

        public Differs {
            differences = List.copyOf(differences);
        }
    }

    /** The requester has left, so nobody could submit this. */
    record RequesterLeft() implements CaseResult {}

    /** The cases before it took all the time there is. */
    record NotRun() implements CaseResult {}
}
