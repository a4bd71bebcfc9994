package dev.countersign.trial;

import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.simulate.Scenario;
import dev.countersign.definitions.simulate.Simulated;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/**
 * Simulates requests and notes the way that they take. Working hours are left out: the order of answers in parallel branches would depend on holidays, and a
 * test case would fail because of the day on which it runs. In the transaction of the caller, who has checked who may.
 */
final class Walker {

    private final StepPeople asked;

    Walker(StepPeople asked) {
        this.asked = asked;
    }

    /**
     * A request.
     *
     * @param facts about the requester, as an execution is told
     * @param forms by revision, normalized; the first one is submitted
     */
    record Imagined(PersonId requester, JsonNode facts, IntFunction<JsonNode> forms, Instant submittedAt) {}

    Walked walk(Prepared template, Imagined request, Answers answers) {
        Simulated simulated = template.simulation()
                .run(
                        new Scenario(
                                request.forms().apply(1),
                                request.facts(),
                                "",
                                request.submittedAt(),
                                (from, time, _) -> from.plus(Duration.ofHours(time.roughHours()))),
                        answers);
        List<Stop> stops = new ArrayList<>();
        for (Happening happening : simulated.happenings()) {
            Stop stop = stop(template, request, happening);
            if (!stop.step().isEmpty() && stops.stream().noneMatch(stop::isSamePlace)) {
                stops.add(stop);
            }
        }
        return new Walked(
                template.definition(),
                new Walk(
                        stops,
                        simulated.end().map(Happening.Ended::outcome).orElse(null),
                        simulated.end().map(Happening.Ended::decidedBy).orElse(null)),
                Set.copyOf(simulated.states()));
    }

    private Stop stop(Prepared template, Imagined request, Happening happening) {
        return switch (happening) {
            case Happening.Asked one ->
                new Stop(
                        one.step(),
                        one.visit(),
                        one.revision(),
                        asked.at(
                                template.definition(),
                                step(template, one.step()),
                                one.visit(),
                                request.requester(),
                                request.forms().apply(one.revision())));
            case Happening.Called(var _, String step, boolean undoing, var _, var _, var _) ->
                new Stop(undoing ? "" : step, 1, 1, Set.of());
            case Happening.Notified one -> new Stop(one.step(), 1, 1, Set.of());
            case Happening.Waited one -> new Stop(one.step(), 1, 1, Set.of());
            case Happening.Answered _, Happening.SentBack _, Happening.Closed _, Happening.Ended _ ->
                new Stop("", 1, 1, Set.of());
        };
    }

    private static ApprovalStep step(Prepared template, String key) {
        return StepTree.of(template.definition().steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
