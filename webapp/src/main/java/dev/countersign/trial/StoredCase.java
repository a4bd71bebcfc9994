package dev.countersign.trial;

import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.people.PersonId;
import dev.countersign.request.Trial;
import dev.countersign.text.StorableText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the columns of a test case hold it as JSON. In JSON text, NUL is written as an escape sequence. */
final class StoredCase {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredCase() {}

    private record Verdict(String step, int visit, Answers.Verdict verdict) {}

    /** @param error null if it answers with the value */
    private record Returned(
            String step, @Nullable JsonNode value, @Nullable String error) {}

    private record Scenario(Instant submittedAt, JsonNode form, List<Verdict> verdicts, List<Returned> results) {}

    private record Place(String step, int visit, int revision, List<UUID> people) {}

    private record Expected(
            List<Place> stops,
            @Nullable Outcome outcome,
            @Nullable String decidedBy) {}

    static String scenario(Trial trial) {
        return StorableText.of(JSON.writeValueAsString(new Scenario(
                trial.submittedAt(),
                trial.answers(),
                trial.verdicts().entrySet().stream()
                        .map(entry -> new Verdict(
                                entry.getKey().step(), entry.getKey().number(), entry.getValue()))
                        .toList(),
                trial.results().entrySet().stream()
                        .map(entry -> switch (entry.getValue()) {
                            case Answers.Returned.Result(JsonNode value) -> new Returned(entry.getKey(), value, null);
                            case Answers.Returned.Failed(String error) -> new Returned(entry.getKey(), null, error);
                        })
                        .toList())));
    }

    static Trial trial(PersonId requester, String json) {
        Scenario stored = JSON.readValue(json, Scenario.class);
        Map<String, Answers.Returned> results = new HashMap<>();
        for (Returned one : stored.results()) {
            String error = one.error();
            JsonNode value = one.value();
            results.put(
                    one.step(),
                    error != null || value == null
                            ? new Answers.Returned.Failed(String.valueOf(error))
                            : new Answers.Returned.Result(value));
        }
        return new Trial(
                requester,
                stored.submittedAt(),
                stored.form(),
                stored.verdicts().stream()
                        .collect(Collectors.toMap(one -> new Trial.Visit(one.step(), one.visit()), Verdict::verdict)),
                results);
    }

    static String expected(Walk walk) {
        return JSON.writeValueAsString(new Expected(
                walk.stops().stream()
                        .map(stop -> new Place(
                                stop.step(),
                                stop.visit(),
                                stop.revision(),
                                stop.people().stream()
                                        .map(PersonId::value)
                                        .sorted()
                                        .toList()))
                        .toList(),
                walk.outcome(),
                walk.decidedBy()));
    }

    static Walk walk(String json) {
        Expected stored = JSON.readValue(json, Expected.class);
        return new Walk(
                stored.stops().stream()
                        .map(place -> new Stop(
                                place.step(),
                                place.visit(),
                                place.revision(),
                                place.people().stream().map(PersonId::new).collect(Collectors.toSet())))
                        .toList(),
                stored.outcome(),
                stored.decidedBy());
    }
}
