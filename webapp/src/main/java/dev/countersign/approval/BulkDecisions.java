package dev.countersign.approval;

import dev.countersign.people.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * The same decision about several approvals. Each is a unit of work of its own, like a decision about that approval alone: one that is refused does
 * not keep the others from being recorded.
 */
@Service
public class BulkDecisions {

    /** The most approvals that are decided in one go. */
    public static final int MOST = 100;

    /** How much longer each decision can be undone for each other one, so that the first can still be undone after the last was recorded. */
    private static final Duration FOR_EACH = Duration.ofMillis(100);

    private final ApprovalService approvals;

    BulkDecisions(ApprovalService approvals) {
        this.approvals = approvals;
    }

    /** An approval, with the revision of its request that the person saw. */
    public record Seen(ApprovalId approval, int revision) {}

    /**
     * Decides them one after the other.
     *
     * @param comment of each decision; may be blank to approve
     * @param click the same for a repetition of the same click
     * @param progress is called after each
     */
    public BulkResult decide(
            Actor actor,
            List<Seen> seen,
            Verdict verdict,
            String comment,
            UUID click,
            Consumer<BulkResult.One> progress) {
        if (seen.size() > MOST) {
            return new BulkResult.TooMany(MOST);
        }
        Duration longer = FOR_EACH.multipliedBy(seen.size());
        List<BulkResult.One> done = new ArrayList<>();
        for (Seen each : seen) {
            BulkResult.One one = new BulkResult.One(
                    each.approval(),
                    approvals.decide(
                            actor,
                            each.approval(),
                            verdict,
                            comment,
                            each.revision(),
                            idempotency(click, each.approval(), verdict),
                            longer));
            done.add(one);
            progress.accept(one);
        }
        return new BulkResult.Done(done);
    }

    /** Takes decisions of the person back, each as if it were undone alone. The results are in the same order. */
    public List<UndoResult> undo(Actor actor, List<DecisionId> decisions) {
        return decisions.stream()
                .limit(MOST)
                .map(decision -> approvals.undo(actor, decision))
                .toList();
    }

    /** Gives up the time in which decisions of the person can be undone. */
    public void release(Actor actor, List<DecisionId> decisions) {
        decisions.stream().limit(MOST).forEach(decision -> approvals.release(actor, decision));
    }

    private static UUID idempotency(UUID click, ApprovalId approval, Verdict verdict) {
        return UUID.nameUUIDFromBytes((click + " " + approval + " " + verdict).getBytes(StandardCharsets.UTF_8));
    }
}
