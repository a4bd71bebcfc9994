package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalCase.State;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.Verdict;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The case that is open, with the bar to decide it below. When the case changes elsewhere, what is being typed stays. */
final class CasePane extends Div {

    /** Takes a decision about the case as it is shown. */
    @FunctionalInterface
    interface Decide {
        void accept(ApprovalCase shown, Verdict verdict, String comment);
    }

    private final Viewer viewer;
    private final transient Clock clock;
    private final transient Decide decide;
    private final transient Consumer<DecisionId> undo;
    private final Div messages = new Div();
    private @Nullable ApprovalCase shown;
    private @Nullable DecisionBar bar;

    CasePane(Viewer viewer, Clock clock, Decide decide, Consumer<DecisionId> undo) {
        this.viewer = viewer;
        this.clock = clock;
        this.decide = decide;
        this.undo = undo;
        addClassName("case-pane");
        messages.addClassName("case-messages");
    }

    void show(ApprovalCase wanted, InboxFilter filter) {
        String typed = bar != null && isShown(wanted) ? bar.typed() : "";
        shown = wanted;
        removeAll();
        messages.removeAll();
        Anchor back = new Anchor(FilterInAddress.write("inbox", filter), getTranslation("inbox.back"));
        back.addClassName("back");
        add(back, messages, new CaseBody(wanted, viewer));
        bar = null;
        if (wanted.state() instanceof State.Open) {
            RequestCase.Head head = wanted.request().head();
            bar = new DecisionBar(
                    head.number() + " · " + head.title(),
                    (verdict, comment) -> decide.accept(wanted, verdict, comment));
            bar.keep(typed);
            add(bar);
        } else {
            messages.add(state(wanted.state()));
        }
    }

    void showNothing() {
        shown = null;
        bar = null;
        removeAll();
    }

    boolean isShown(ApprovalCase other) {
        return shown != null && shown.approval().equals(other.approval());
    }

    @Nullable
    ApprovalCase shown() {
        return shown;
    }

    @Nullable
    DecisionBar bar() {
        return bar;
    }

    void refuse(String sentence) {
        messages.removeAll();
        messages.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
        messages.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    private Notice state(State state) {
        return switch (state) {
            case State.Open ignored -> throw new IllegalArgumentException("an open case needs no notice");
            case State.Decided decided -> decided(decided);
            case State.DecidedByOthers others ->
                new Notice(
                        Tone.CALM,
                        Icon.DONE,
                        getTranslation(
                                "case.decided-by-others." + others.verdict().name(),
                                others.by().name(),
                                viewer.formats().moment(others.when())));
            case State.OthersAsked ignored -> new Notice(Tone.CALM, Icon.WAITING, getTranslation("case.others-asked"));
            case State.Closed ignored -> new Notice(Tone.CALM, Icon.WITHDRAWN, getTranslation("case.closed"));
        };
    }

    private Notice decided(State.Decided decided) {
        Notice notice = new Notice(
                decided.verdict() == Verdict.APPROVE ? Tone.YES : Tone.NO,
                decided.verdict() == Verdict.APPROVE ? Icon.DONE : Icon.DENIED,
                getTranslation("case.decided." + decided.verdict().name()));
        if (clock.instant().isBefore(decided.undoUntil())) {
            notice.add(new Button(getTranslation("decide.undo"), clicked -> undo.accept(decided.decision())));
        }
        return notice;
    }
}
