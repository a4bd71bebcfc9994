package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of a request that lists show: a projection without its form. For other modules, which must check who may see it before they show it.
 *
 * @param amount the first amount of money in the form; empty if there is none
 * @param outcomeReason the reason of its end, as text of whoever decided
 * @param changesDue until when the requester must have changed it; empty while nobody asks them to
 */
public record RequestSummary(
        RequestId id,
        String number,
        Text title,
        RequestStatus status,
        PersonName requester,
        TemplateDefinition definition,
        Optional<Fact.Value.Money> amount,
        Instant submittedAt,
        Instant changedAt,
        Optional<Instant> closedAt,
        @Nullable String outcomeReason,
        Optional<Instant> changesDue) {

    /** The reason of its end. The text of a step is known in all languages of the template. */
    public Optional<Text> reason() {
        return FiledRequest.reason(definition, outcomeReason);
    }
}
