package dev.countersign.editor.ui.trial;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.people.Actor;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.trial.ReplayBegin;
import dev.countersign.trial.ReplayPage;
import dev.countersign.trial.ReplayRun;
import dev.countersign.trial.Replays;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Replays earlier requests with a draft, on a thread of its own. It ends when the page is left. */
public final class ReplayPane extends Div {

    private static final List<Integer> SIZES = List.of(100, 300, Replays.MOST);

    private final transient TrialSurface surface;
    private final Choice<Integer> size;
    private final Button start = new Button();
    private final Button stop = new Button();
    private final Div progress = new Div();
    private final Paragraph share = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Div notices = new Div();
    private final ReplaySums sums;
    private final ReplayList list;
    private final Anchor file = new Anchor();
    private final transient TemplateDraftId draft;
    private transient AtomicBoolean cancelled = new AtomicBoolean(true);

    /** @param address of the file with the same content, for this number of requests */
    public ReplayPane(TrialSurface surface, TemplateDraftId draft, String address) {
        this.surface = surface;
        this.draft = draft;
        addClassName("replay");
        size = Choice.named(
                getTranslation("replay.size"), SIZES, number -> getTranslation("replay.size.newest", number));
        start.setText(getTranslation("replay.start"));
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(_ -> start());
        stop.setText(getTranslation("replay.stop"));
        stop.addClickListener(_ -> stopped());
        file.setText(getTranslation("replay.csv"));
        file.setRouterIgnore(true);
        file.getElement().setAttribute("download", true);
        file.addClassName("button");
        size.addValueChangeListener(_ -> file.setHref(address + "?most=" + size.getValue()));
        file.setHref(address + "?most=" + size.getValue());
        bar.setMin(0);
        bar.getElement().setAttribute("aria-label", getTranslation("replay.progress.label"));
        progress.add(share, bar);
        progress.setVisible(false);
        sums = new ReplaySums(surface.viewer().formats());
        list = new ReplayList(surface.viewer().formats());
        Div head = new Div(size, start, stop, file);
        head.addClassName("kept-head");
        add(new Paragraph(getTranslation("replay.about")), head, progress, notices, sums, list);
        running(false);
        file.setVisible(false);
        list.setVisible(false);
    }

    /** The draft is another one than the one that was replayed. */
    public void outdated() {
        if (list.isVisible()) {
            cancelled.set(true);
            running(false);
            say(Tone.WAIT, getTranslation("replay.outdated"));
        }
    }

    private void start() {
        switch (surface.replays().begin(surface.viewer().actor(), draft, size.getValue())) {
            case ReplayBegin.Begun(ReplayRun run) -> start(run);
            case ReplayBegin.NoRequests _ -> say(Tone.CALM, getTranslation("replay.none"));
            case ReplayBegin.Broken _ -> say(Tone.NO, getTranslation("trial.errors"));
            case ReplayBegin.NotFound _ -> say(Tone.NO, getTranslation("template.gone"));
            case ReplayBegin.NotAllowed _ -> say(Tone.NO, getTranslation("template.not-allowed"));
        }
    }

    private void start(ReplayRun run) {
        if (run.total() == 0) {
            say(Tone.CALM, getTranslation("replay.none"));
            return;
        }
        cancelled.set(true);
        AtomicBoolean mine = new AtomicBoolean();
        cancelled = mine;
        UI ui = UI.getCurrentOrThrow();
        Actor actor = surface.viewer().actor();
        boolean started = surface.workers()
                .start(
                        () -> replay(ui, actor, run, mine),
                        _ -> tell(ui, mine, () -> ended(getTranslation("replay.failed"))));
        if (!started) {
            say(Tone.WAIT, getTranslation("replay.busy"));
            return;
        }
        notices.removeAll();
        list.clear();
        list.setVisible(true);
        sums.setVisible(false);
        progress(0, run.total());
        running(true);
    }

    /** On another thread. */
    private void replay(UI ui, Actor actor, ReplayRun run, AtomicBoolean mine) {
        while (!mine.get() && !Thread.currentThread().isInterrupted() && !run.isDone()) {
            Optional<ReplayPage> page = surface.replays().next(actor, run);
            if (page.isEmpty()) {
                tell(ui, mine, () -> ended(getTranslation("template.not-allowed")));
                return;
            }
            tell(ui, mine, () -> show(page.get()));
        }
    }

    /** Under the lock of the page, if it is still there and still waits for this replay. */
    private static void tell(UI ui, AtomicBoolean mine, Runnable show) {
        if (!mine.get()) {
            ui.accessLater(
                            () -> {
                                if (!mine.get()) {
                                    show.run();
                                }
                            },
                            () -> mine.set(true))
                    .run();
        }
    }

    private void show(ReplayPage page) {
        progress(page.done(), page.total());
        sums.setVisible(true);
        sums.show(page);
        list.add(page);
        if (page.isLast()) {
            running(false);
            getUI().ifPresent(ui -> Announcer.announce(ui, sums.sentence()));
        }
    }

    private void progress(int done, int total) {
        share.setText(getTranslation("replay.progress", done, total));
        bar.setMax(total);
        bar.setValue(done);
    }

    private void running(boolean now) {
        start.setVisible(!now);
        size.setEnabled(!now);
        stop.setVisible(now);
        progress.setVisible(now);
        file.setVisible(!now);
        if (!now) {
            cancelled.set(true);
        }
    }

    private void stopped() {
        running(false);
        say(Tone.CALM, getTranslation("replay.stopped"));
        start.focus();
    }

    private void ended(String sentence) {
        running(false);
        say(Tone.NO, sentence);
    }

    private void say(Tone tone, String sentence) {
        notices.removeAll();
        notices.add(new Notice(tone, tone == Tone.NO ? Icon.FAILED : Icon.WAITING, sentence));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        cancelled.set(true);
    }
}
