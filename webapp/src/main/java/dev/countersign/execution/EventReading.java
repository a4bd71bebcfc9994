package dev.countersign.execution;

import dev.countersign.execution.RecordedEvent.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.json.JsonMapper;

/** Reads events of the AWS SDK, whatever their type, without task tokens. */
final class EventReading {

    /** Of each detail, in characters: a page keeps the events that it shows. */
    static final int LONGEST = 4_000;

    /** Says whether Step Functions has shortened a detail, which it does not for this API. */
    private static final Set<String> OMITTED = Set.of("inputDetails", "outputDetails", "assignedVariablesDetails");

    private EventReading() {}

    static RecordedEvent of(HistoryEvent event) {
        List<SdkPojo> given = event.sdkFields().stream()
                .map(field -> field.getValueOrDefault(event))
                .filter(SdkPojo.class::isInstance)
                .map(SdkPojo.class::cast)
                .toList();
        Optional<String> state = Optional.ofNullable(event.stateEnteredEventDetails())
                .map(entered -> entered.name())
                .or(() -> Optional.ofNullable(event.stateExitedEventDetails()).map(left -> left.name()));
        return new RecordedEvent(
                event.id(),
                Objects.requireNonNullElse(event.previousEventId(), 0L),
                event.timestamp(),
                event.typeAsString(),
                state,
                given.stream().flatMap(EventReading::details).toList());
    }

    private static Stream<Detail> details(SdkPojo given) {
        List<Detail> details = new ArrayList<>();
        for (SdkField<?> field : given.sdkFields()) {
            Object value = field.getValueOrDefault(given);
            if (value == null
                    || OMITTED.contains(field.memberName())
                    || field.memberName().equals("name")) {
                continue;
            }
            String text = value instanceof Map<?, ?> map ? written(map) : value.toString();
            if (!text.isEmpty() && !text.equals("{}")) {
                details.add(detail(field.memberName(), text));
            }
        }
        return details.stream();
    }

    /** The values of variables are JSON. */
    private static String written(Map<?, ?> map) {
        var all = JsonMapper.shared().createObjectNode();
        map.forEach((name, value) -> all.put(name.toString(), value.toString()));
        return all.toString();
    }

    static Detail detail(String name, String value) {
        String safe = Redaction.of(value);
        int end = safe.length() <= LONGEST
                ? safe.length()
                : safe.offsetByCodePoints(0, safe.codePointCount(0, LONGEST - 1));
        return new Detail(name, safe.substring(0, end), end < safe.length());
    }
}
