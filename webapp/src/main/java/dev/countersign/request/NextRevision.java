package dev.countersign.request;

import dev.countersign.definitions.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What is needed to change a request.
 *
 * @param revision the revision that is changed
 * @param form the template version of the request
 * @param answers of this revision
 * @param questions what approvers asked; empty if nobody decided in time
 * @param earlier what was asked about the revisions before, and replied, oldest first
 * @param due until when the requester must have changed it; empty if they change it unasked
 * @param kept the steps that it does not come to again: what was decided there stays
 */
public record NextRevision(
        RequestId id,
        String number,
        Text title,
        int revision,
        NewRequest form,
        JsonNode answers,
        List<Question> questions,
        List<Exchange> earlier,
        Optional<Instant> due,
        Set<String> kept) {

    public NextRevision {
        questions = List.copyOf(questions);
        earlier = List.copyOf(earlier);
        kept = Set.copyOf(kept);
    }
}
