package dev.countersign.request;

import dev.countersign.definitions.StepReasons;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersionId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as it lies in the files, with the form of its newest revision and the template version it was made from. For
 * other modules: whoever shows it to a person has asked first whether that person may see it.
 *
 * @param outcomeReason why it ended as it did, in the words of whoever decided
 */
public record FiledRequest(
        RequestId id,
        String number,
        Text title,
        RequestStatus status,
        int revision,
        PersonId requester,
        TemplateVersionId template,
        TemplateDefinition definition,
        JsonNode form,
        Instant submittedAt,
        Instant changedAt,
        Optional<Instant> closedAt,
        @Nullable String outcomeReason) {

    /** Why it ended as it did; what a step of the template said is known in the template's languages. */
    public Optional<Text> reason() {
        return reason(definition, outcomeReason);
    }

    static Optional<Text> reason(TemplateDefinition definition, @Nullable String outcomeReason) {
        return Optional.ofNullable(outcomeReason)
                .filter(reason -> !reason.isBlank())
                .map(reason -> StepReasons.translated(definition, reason));
    }
}
