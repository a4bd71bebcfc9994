package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.PersonId;
import dev.countersign.request.Mentions;
import dev.countersign.request.Words;
import dev.countersign.tenant.TenantId;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who is named in the comment of a decision, or in what somebody writes to whom they pass an approval. Nobody is told of a decision that can still be
 * undone. In the request's unit of work.
 */
@Component
class MentionsInApprovals {

    static final TaskDescriptor<Ref> TELL = TaskDescriptor.of("tell-mentioned", Ref.class);

    /** A decision whose comment names people. */
    record Ref(UUID tenant, UUID approval, UUID decision) implements OfTenant {}

    private final ApprovalWork work;
    private final DecisionRepository decisions;
    private final Mentions mentions;
    private final Outbox outbox;

    MentionsInApprovals(ApprovalWork work, DecisionRepository decisions, Mentions mentions, Outbox outbox) {
        this.work = work;
        this.decisions = decisions;
        this.mentions = mentions;
        this.outbox = outbox;
    }

    void decided(LockedApproval approval, DecisionRepository.Row decision) {
        if (!mentions.keep(approval.request(), words(decision))) {
            return;
        }
        if (approval.now().isBefore(decision.undoUntil())) {
            outbox.put(
                    TELL,
                    decision.id().toString(),
                    new Ref(
                            approval.tenant().value(),
                            approval.id().value(),
                            decision.id().value()),
                    decision.undoUntil());
        } else {
            tell(approval, decision);
        }
    }

    /** It cannot be undone any more. */
    void released(LockedApproval approval, DecisionRepository.Row decision) {
        outbox.cancel(TELL, decision.id().toString());
        tell(approval, decision);
    }

    /** The old and the new person read the note in what they are told of it. */
    void passed(LockedApproval approval, UUID act, PersonId by, Handover passed) {
        Words words = new Words(Words.In.ACT, act, by, passed.note().text());
        if (mentions.keep(approval.request(), words)) {
            mentions.tell(approval.request(), words, Set.of(passed.from(), passed.to()));
        }
    }

    void run(Ref ref) {
        work.run(
                new TenantId(ref.tenant()),
                new ApprovalId(ref.approval()),
                approval -> decisions.standing(approval.id()).stream()
                        .filter(decision -> decision.id().value().equals(ref.decision()))
                        .forEach(decision -> tell(approval, decision)));
    }

    /** The requester reads a question in what they are told of it. */
    private void tell(LockedApproval approval, DecisionRepository.Row decision) {
        mentions.tell(
                approval.request(),
                words(decision),
                decision.verdict() == Verdict.REQUEST_CHANGES
                        ? Set.of(approval.filed().requester())
                        : Set.of());
    }

    private static Words words(DecisionRepository.Row decision) {
        String comment = decision.comment();
        return new Words(Words.In.DECISION, decision.id().value(), decision.person(), comment == null ? "" : comment);
    }
}
