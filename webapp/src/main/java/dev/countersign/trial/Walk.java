package dev.countersign.trial;

import dev.countersign.definitions.message.RequestEvent.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way that a template takes with a request, as far as it is compared.
 *
 * @param stops in their order
 * @param outcome null if the request does not end
 * @param decidedBy the step that decided it; null if it was approved
 */
public record Walk(
        List<Stop> stops,
        @Nullable Outcome outcome,
        @Nullable String decidedBy) {

    public Walk {
        stops = List.copyOf(stops);
    }

    Optional<Stop> at(Stop place) {
        return stops.stream().filter(place::isSamePlace).findFirst();
    }
}
