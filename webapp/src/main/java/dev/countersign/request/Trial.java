package dev.countersign.request;

import dev.countersign.definitions.message.HumanTask;
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

    /** What people and functions answer. After a revision everybody approves, so that it ends. */
    public Answers choices() {
        return new Answers() {
            @Override
            public Verdict verdict(HumanTask task) {
                return task.revision() > 1
                        ? Verdict.APPROVE
                        : verdicts.getOrDefault(new Visit(task.step(), task.visit()), Verdict.APPROVE);
            }

            @Override
            public Returned result(String step, boolean undoing, JsonNode input) {
                Returned standard = Answers.super.result(step, undoing, input);
                return undoing ? standard : results.getOrDefault(step, standard);
            }
        };
    }
}
