package dev.countersign.request;

import dev.countersign.definitions.simulate.Answers;
import dev.countersign.people.PersonId;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An imagined request of a template.
 *
 * @param submittedAt when its time begins
 * @param answers to the form; may be incomplete
 * @param verdicts what the people of approval steps answer; all others approve
 * @param results what the functions of automated steps answer, by step; all others answer with an empty object
 */
public record Trial(
        PersonId requester,
        Instant submittedAt,
        JsonNode answers,
        Map<Visit, Answers.Verdict> verdicts,
        Map<String, Answers.Returned> results) {

    /**
     * People who are asked.
     *
     * @param number from 1; each further one is an escalation
     */
    public record Visit(String step, int number) {}

    public Trial {
        verdicts = Map.copyOf(verdicts);
        results = Map.copyOf(results);
    }
}
