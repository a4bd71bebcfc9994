package dev.countersign.trial;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateVersionId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request that was made, with what people and functions have answered.
 *
 * @param facts about the requester, as the execution was told; null for a request from before they were stored
 * @param forms by revision
 * @param withdrawn whether the requester has withdrawn it
 * @param outcomes how the visits of its steps ended; those that are open are missing
 * @param results of automated steps, by step
 */
record PastRequest(
        RequestId id,
        String number,
        TemplateVersionId version,
        PersonId requester,
        @Nullable JsonNode facts,
        Instant submittedAt,
        boolean withdrawn,
        Map<Integer, JsonNode> forms,
        Map<Visit, TaskAnswer.Outcome> outcomes,
        Map<String, JsonNode> results) {

    record Visit(String step, int visit, int revision) {}

    PastRequest {
        forms = Map.copyOf(forms);
        outcomes = Map.copyOf(outcomes);
        results = Map.copyOf(results);
    }

    /** The form of a revision; that of the last one if there was none. */
    JsonNode form(int revision) {
        int last = forms.keySet().stream().mapToInt(number -> number).max().orElse(0);
        return forms.getOrDefault(Math.min(revision, last), JsonNodeFactory.instance.objectNode());
    }

    /** What was answered. Everybody else approves, and other functions answer with an empty object. */
    Answers answers() {
        return new Answers() {
            @Override
            public Verdict verdict(HumanTask task) {
                TaskAnswer.Outcome outcome = outcomes.get(new Visit(task.step(), task.visit(), task.revision()));
                return outcome == null
                        ? Verdict.APPROVE
                        : switch (outcome) {
                            case DENIED -> Verdict.DENY;
                            case EXPIRED -> Verdict.NOTHING;
                            // One more revision than there was would be sent back for ever.
                            case CHANGES_REQUESTED ->
                                forms.containsKey(task.revision() + 1) || withdrawn
                                        ? Verdict.REQUEST_CHANGES
                                        : Verdict.APPROVE;
                            case APPROVED, WITHDRAWN, REVISED -> Verdict.APPROVE;
                        };
            }

            @Override
            public Revision revision(int revision, JsonNode before) {
                return forms.containsKey(revision + 1) || !withdrawn
                        ? new Revision.Changed(form(revision + 1))
                        : new Revision.Withdrawn();
            }

            @Override
            public Returned result(String step, boolean undoing, JsonNode input) {
                JsonNode result = undoing ? null : results.get(step);
                return result == null ? Answers.super.result(step, undoing, input) : new Returned.Result(result);
            }
        };
    }
}
