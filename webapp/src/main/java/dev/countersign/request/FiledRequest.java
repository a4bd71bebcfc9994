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
 * A stored request with the form of its newest revision and its template version. For other modules, which must check who may see it before they show
 * it.
 *
 * @param cancelledBy who has ended it, if it was not the requester
 * @param outcomeReason the reason of its end, as text of whoever decided
 * @param changesDue until when the requester must have changed it; empty while nobody asks them to
 * @param redrives how often it was retried after its execution had failed
 * @param moves how often it was moved to another version of its template
 * @param program the program that submitted it on behalf of the requester
 * @param unconfirmed the end of its execution, while it is open because the decisions do not confirm this end
 */
public record FiledRequest(
        RequestId id,
        String number,
        Text title,
        RequestStatus status,
        Optional<PersonId> cancelledBy,
        int revision,
        PersonId requester,
        TemplateVersionId template,
        TemplateDefinition definition,
        JsonNode form,
        Instant submittedAt,
        Instant changedAt,
        Optional<Instant> closedAt,
        @Nullable String outcomeReason,
        Optional<Instant> changesDue,
        int redrives,
        int moves,
        Optional<ByProgram> program,
        Optional<ClaimedEnd> unconfirmed) {

    /** The reason of its end; a reason of the template is translated. */
    public Optional<Text> reason() {
        return reason(definition, outcomeReason);
    }

    /** Who has ended it before it was decided. */
    public Optional<PersonId> endedBy() {
        return status == RequestStatus.WITHDRAWN ? Optional.of(requester) : cancelledBy;
    }

    /** The first amount of money in the form. */
    public Optional<Fact.Value.Money> amount() {
        return FormFacts.amount(definition.form(), form);
    }

    static Optional<Text> reason(TemplateDefinition definition, @Nullable String outcomeReason) {
        return Optional.ofNullable(outcomeReason)
                .filter(reason -> !reason.isBlank())
                .map(reason -> StepReasons.translated(definition, reason));
    }
}
