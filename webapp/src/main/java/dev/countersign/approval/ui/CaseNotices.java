package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalCase.State;
import dev.countersign.approval.StoodIn;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.UnsentText;
import dev.countersign.ui.Viewer;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The notice above a case that cannot be decided, or not like this, with the text that the person had typed. */
final class CaseNotices {

    private final Viewer viewer;
    private final Clock clock;
    private final Deciding deciding;

    CaseNotices(Viewer viewer, Clock clock, Deciding deciding) {
        this.viewer = viewer;
        this.clock = clock;
        this.deciding = deciding;
    }

    /**
     * Why a decision was refused. If the person has decided before, they can still undo that.
     *
     * @param shown the case as it is now
     * @param unsent the typed text, blank if there is none
     */
    Notice refusal(String sentence, @Nullable ApprovalCase shown, String unsent) {
        Stream<Component> undo =
                shown != null && shown.state() instanceof State.Decided decided ? undo(decided, shown) : Stream.empty();
        return new Notice(Tone.NO, Icon.FAILED, sentence, parts(undo, UnsentText.of(unsent)));
    }

    /** @param unsent the typed text, blank if there is none */
    Notice of(ApprovalCase shown, String unsent) {
        return switch (shown.state()) {
            case State.Open ignored -> throw new IllegalArgumentException("an open case needs no notice");
            case State.Decided decided -> decided(decided, shown, unsent);
            case State.DecidedByOthers others ->
                calm(
                        Icon.DONE,
                        say(
                                "case.decided-by-others." + others.verdict().name(),
                                others.by().name(),
                                viewer.formats().inSentence(others.when())),
                        unsent);
            case State.DecidedElsewhere(var decided, var verdict) ->
                calm(Icon.WAITING, Refusals.elsewhere(decided, shown.step(), verdict, viewer.formats()), unsent);
            case State.PassedOn(var standIn) -> calm(Icon.WAITING, say("case.passed-on", standIn.name()), unsent);
            case State.HandedOver handed -> handedOver(handed, unsent);
            case State.OthersAsked ignored -> calm(Icon.WAITING, say("case.others-asked"), unsent);
            case State.SentBack _ ->
                calm(
                        Icon.CHANGES,
                        say("case.sent-back", shown.request().head().requester().name()),
                        unsent);
            case State.BeingChanged _ -> calm(Icon.CHANGES, say("case.changed"), unsent);
            case State.Revised(int revision) -> revised(shown, revision, unsent);
            case State.EndUnconfirmed _ ->
                new Notice(Tone.NO, Icon.FAILED, say("case.unconfirmed"), UnsentText.of(unsent));
            case State.Closed ignored ->
                calm(
                        Icon.WITHDRAWN,
                        Escalated.away(shown, viewer.formats())
                                .orElseGet(() -> closed(shown.request().head())),
                        unsent);
        };
    }

    private String closed(RequestCase.Head head) {
        return Refusals.closed("case.closed.", head.status(), head.endedBy(), head.closedAt(), viewer.formats());
    }

    /** Whoever is asked about the new revision is led there. */
    private static Notice revised(ApprovalCase shown, int revision, String unsent) {
        return shown.newer()
                .map(id -> new Notice(
                        Tone.CALM,
                        Icon.CHANGES,
                        say("case.revised.asked", revision),
                        parts(
                                Stream.of(new Anchor("inbox/" + id, say("case.revised.open", revision))),
                                UnsentText.of(unsent))))
                .orElseGet(() -> calm(Icon.CHANGES, say("case.revised", revision), unsent));
    }

    Notice of(StoodIn stood) {
        return new Notice(Tone.CALM, Icon.WAITING, Refusals.stoodIn(stood, viewer.formats()));
    }

    private static Notice calm(Icon icon, String sentence, String unsent) {
        return new Notice(Tone.CALM, icon, sentence, UnsentText.of(unsent));
    }

    private Notice handedOver(State.HandedOver passed, String unsent) {
        boolean own = passed.by().id().equals(viewer.actor().person());
        return new Notice(
                own ? Tone.YES : Tone.CALM,
                own ? Icon.DONE : Icon.WAITING,
                Refusals.handedOver(passed, viewer.actor().person(), viewer.formats()),
                UnsentText.of(unsent));
    }

    private Notice decided(State.Decided decided, ApprovalCase shown, String unsent) {
        return new Notice(
                switch (decided.verdict()) {
                    case APPROVE -> Tone.YES;
                    case DENY -> Tone.NO;
                    case REQUEST_CHANGES -> Tone.WAIT;
                },
                switch (decided.verdict()) {
                    case APPROVE -> Icon.DONE;
                    case DENY -> Icon.DENIED;
                    case REQUEST_CHANGES -> Icon.CHANGES;
                },
                say("case.decided." + decided.verdict().name()),
                parts(
                        Stream.concat(
                                AfterChanges.sentence(shown, viewer.formats()).map(Paragraph::new).stream(),
                                undo(decided, shown)),
                        UnsentText.of("case.unsent.decided", unsent)));
    }

    /** When a decision counts, and a button that undoes it; nothing once it counts. */
    private Stream<Component> undo(State.Decided decided, ApprovalCase shown) {
        if (!clock.instant().isBefore(decided.undoUntil())) {
            return Stream.empty();
        }
        String number = shown.request().head().number();
        Button takeBack = new Button(say("decide.undo"), clicked -> deciding.undo(decided.decision(), number));
        takeBack.setDisableOnClick(true);
        return Stream.of(
                new Paragraph(new Sentence("case.counts", Time.left(decided.undoUntil(), viewer.formats()))), takeBack);
    }

    private static Component[] parts(Stream<Component> first, Component... then) {
        return Stream.concat(first, Stream.of(then)).toArray(Component[]::new);
    }

    private static String say(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
