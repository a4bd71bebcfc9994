package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a request: a projection without its form. For other modules: whoever shows it to a person has asked first whether that
 * person may see it.
 *
 * @param amount the form's first amount of money, if it has one that was filled in
 * @param outcomeReason why it ended as it did, in the words of whoever decided
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
        @Nullable String outcomeReason) {

    /** Why it ended as it did; what a step of the template said is known in the template's languages. */
    public Optional<Text> reason() {
        return FiledRequest.reason(definition, outcomeReason);
    }
}
