package dev.countersign.approval;

import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.FieldChange;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.Reply;
import dev.countersign.request.RevisionChanges;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is new about a changed request for somebody who is asked about it. Must be called in a transaction of the tenant. */
@Component
public class RevisionNews {

    private final AskedRepository asked;
    private final DecisionRepository decisions;
    private final RevisionChanges changes;
    private final People people;

    RevisionNews(AskedRepository asked, DecisionRepository decisions, RevisionChanges changes, People people) {
        this.asked = asked;
        this.decisions = decisions;
        this.changes = changes;
        this.people = people;
    }

    /**
     * What is new since a revision.
     *
     * @param since the revision that the reader was asked about last; the one just before if they were asked about none
     * @param changes the answers that are others since
     * @param said what approvers asked for and the requester replied since, oldest first
     */
    public record News(int since, List<FieldChange> changes, List<Said> said) {

        public News {
            changes = List.copyOf(changes);
            said = List.copyOf(said);
        }
    }

    /**
     * What was said about a change.
     *
     * @param by the approver who asked for changes; empty for a reply of the requester
     */
    public record Said(Optional<PersonName> by, String text, Instant at) {}

    /** A request to change something, as it is stored. */
    record Wish(PersonId by, String text, Instant at) {}

    /** Empty for a request that was not changed. */
    public Optional<News> of(TenantId tenant, FiledRequest request, PersonId reader) {
        if (request.revision() == 1) {
            return Optional.empty();
        }
        int since = asked.lastRevision(request.id(), reader, request.revision()).orElse(request.revision() - 1);
        List<Wish> wishes = decisions.wishes(request.id(), since);
        Map<PersonId, PersonName> names =
                people.names(tenant, wishes.stream().map(Wish::by).collect(Collectors.toSet()));
        Stream<Said> replies = changes.replies(request).stream()
                .filter(reply -> reply.revision() > since)
                .map((Reply reply) -> new Said(Optional.empty(), reply.text(), reply.at()));
        return Optional.of(new News(
                since,
                changes.since(tenant, request, since),
                Stream.concat(
                                wishes.stream()
                                        .filter(wish -> names.containsKey(wish.by()))
                                        .map(wish -> new Said(
                                                Optional.ofNullable(names.get(wish.by())), wish.text(), wish.at())),
                                replies)
                        .sorted(Comparator.comparing(Said::at))
                        .toList()));
    }
}
