package dev.countersign.approval.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.UndoResult;
import dev.countersign.approval.Verdict;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.time.Clock;
import java.time.Duration;

/** Sends a decision to the service, offers to undo it, and tells the page the result of both. */
final class Deciding {

    /** What the page does next. */
    interface Outcome {

        void recorded(ApprovalId approval);

        void refused(ApprovalId approval, String sentence, String comment);

        void undone(ApprovalId approval, String comment);
    }

    private final ApprovalService approvals;
    private final Viewer viewer;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final Outcome outcome;

    Deciding(ApprovalService approvals, Viewer viewer, TimeOrderedIds ids, Clock clock, Outcome outcome) {
        this.approvals = approvals;
        this.viewer = viewer;
        this.ids = ids;
        this.clock = clock;
        this.outcome = outcome;
    }

    void decide(ApprovalCase seen, Verdict verdict, String comment) {
        int revision = seen.request().head().revision();
        switch (approvals.decide(viewer.actor(), seen.approval(), verdict, comment, revision, ids.next())) {
            case DecideResult.Recorded recorded -> {
                offerUndo(verdict, seen.request().head().number(), recorded);
                outcome.recorded(seen.approval());
            }
            case DecideResult refused ->
                outcome.refused(seen.approval(), Refusals.sentence(refused, viewer.formats()), comment);
        }
    }

    /** Undoes a decision and restores its comment. */
    void undo(DecisionId decision, String number) {
        switch (approvals.undo(viewer.actor(), decision)) {
            case UndoResult.Undone undone -> {
                Toast.say(say("decide.undone.of", number));
                outcome.undone(undone.approval(), undone.comment());
            }
            case UndoResult.TooLate(var until) ->
                Toast.say(say("decide.undo.too-late", viewer.formats().inSentence(until)));
            case UndoResult.AlreadyUndone ignored -> Toast.say(say("decide.undo.already"));
            case UndoResult.NotFound ignored -> Toast.say(say("decide.undo.not-found"));
        }
    }

    private void offerUndo(Verdict verdict, String number, DecideResult.Recorded recorded) {
        String done = say("decide.done." + verdict.name(), number);
        Duration window = Duration.between(clock.instant(), recorded.undoUntil());
        if (window.isPositive()) {
            Toast.offer(
                    done,
                    say("decide.undo"),
                    window,
                    () -> undo(recorded.decision(), number),
                    () -> approvals.release(viewer.actor(), recorded.decision()));
        } else {
            Toast.say(done);
        }
    }

    private static String say(String key, Object... args) {
        return I18NProvider.translate(key, args);
    }
}
