package dev.countersign.approval;

import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import dev.countersign.request.AfterDue;
import dev.countersign.request.Fact;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Tally;
import dev.countersign.request.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a person needs to decide.
 *
 * @param request what is asked, by whom, how far it is: the same as on the request's page
 * @param place its position in the inbox of this person; empty if it does not wait for them
 * @param why why this person is asked; empty for an administrator who only looks
 * @param after what is missing at this step once this person has approved
 * @param next what follows if this step comes through; empty where it cannot be told
 * @param offered what can be answered at this step and can still count
 * @param said what others decided on this request, oldest first
 * @param earlier the latest closed requests from the same template that this person may open, newest first: about the same, of the same requester, or
 *     such as this person was asked about
 * @param newer where a later revision of the request waits for this person
 */
public record ApprovalCase(
        ApprovalId approval,
        RequestCase request,
        Text step,
        Instant askedAt,
        Instant due,
        boolean overdue,
        State state,
        Optional<InboxCursor> place,
        List<ReadableReason> why,
        Tally after,
        Optional<Next> next,
        Set<Verdict> offered,
        List<Said> said,
        List<Earlier> earlier,
        List<Instead> instead,
        Optional<ApprovalId> newer) {

    public ApprovalCase {
        why = List.copyOf(why);
        offered = Set.copyOf(offered);
        said = List.copyOf(said);
        earlier = List.copyOf(earlier);
        instead = List.copyOf(instead);
    }

    /** The step on the path, while people are asked. */
    private Optional<PathNode.Step> asking() {
        return request.steps().stream()
                .filter(one -> one.afterDue().isPresent() && one.name().equals(step))
                .findFirst();
    }

    /** What follows if nobody decides in time. */
    public Optional<AfterDue> afterDue() {
        return asking().flatMap(PathNode.Step::afterDue);
    }

    /** Who was asked before and did not decide in time. */
    public List<PersonName> before() {
        return asking().stream()
                .flatMap(one -> one.before().stream())
                .map(PathNode.Participant::person)
                .distinct()
                .toList();
    }

    /** Who is asked now, if others did not decide in time. */
    public List<PersonName> escalatedTo() {
        return asking().filter(one -> !one.before().isEmpty()).stream()
                .flatMap(one -> one.people().stream())
                .filter(person -> person.answer() == PathNode.Answer.AWAITED)
                .map(PathNode.Participant::person)
                .distinct()
                .toList();
    }

    /** The state of the case for this person. */
    public sealed interface State {

        /** The person can decide it. */
        record Open() implements State {}

        /** The person has decided; the decision can be undone until {@code undoUntil}. */
        record Decided(DecisionId decision, Verdict verdict, Instant when, Instant undoUntil) implements State {}

        /** Others decided first. */
        record DecidedByOthers(PersonName by, Instant when, Verdict verdict) implements State {}

        /**
         * It is open, but this person has decided a step of the request that needs another person than this one.
         *
         * @param decided the name of that step
         */
        record DecidedElsewhere(Text decided, Verdict verdict) implements State {}

        /** The person is asked and away, and somebody else decides it for them. */
        record PassedOn(PersonName standIn) implements State {}

        /** This person's part was delegated or reassigned to somebody else. */
        record HandedOver(PersonName by, PersonName to, Instant when) implements State {}

        /** It is open, but this person cannot decide it. */
        record OthersAsked() implements State {}

        /** It was sent back, so nobody decides about it until the requester has changed it. */
        record SentBack() implements State {}

        /** It was just changed: who must decide is asked again, about the next revision. */
        record BeingChanged() implements State {}

        /** It was changed since, and another approval asks about the newest revision. */
        record Revised(int revision) implements State {}

        /** It is open, but the execution of the request has ended in a way that no decision can confirm. */
        record EndUnconfirmed() implements State {}

        /** The approval is void. */
        record Closed() implements State {}
    }

    /**
     * A decision at a step of this request, about one of its revisions.
     *
     * @param standsFor the person who was asked and away, if another one decided for them
     * @param named who is named in the comment
     * @param basis what the decision rests on
     * @param counts whether it still does: the request may have been changed since
     */
    public record Said(
            PersonName by,
            Optional<PersonName> standsFor,
            Text step,
            int revision,
            Verdict verdict,
            Optional<String> comment,
            List<TimelineEntry.Named> named,
            Instant when,
            PathNode.Basis basis,
            boolean counts) {

        public Said {
            named = List.copyOf(named);
        }
    }

    /**
     * An earlier request from the same template.
     *
     * @param requester empty if the reader may not open it, but the person for whom they decide may
     * @param same the answer that it has in common with this one, see {@link dev.countersign.request.SimilarKey}
     * @param reason the reason of its end, as text of whoever decided
     */
    public record Earlier(
            RequestId request,
            String number,
            Text title,
            Optional<PersonName> requester,
            Optional<Same> same,
            Optional<Fact.Value.Money> amount,
            RequestStatus status,
            Optional<Text> reason,
            Instant closedAt) {}

    /** Another approval of the request that waits for the person, who can decide only one of the two. */
    public record Instead(ApprovalId approval, Text step) {}

    /** An answer that two requests have in common: "Supplier" and "Mobiliar SA". */
    public record Same(Text field, String answer) {}
}
