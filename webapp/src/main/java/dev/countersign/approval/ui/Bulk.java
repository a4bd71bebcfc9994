package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.BulkResult;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.UndoResult;
import dev.countersign.approval.Verdict;
import dev.countersign.audit.ActOrigin;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides the selected approvals in one go. The work runs on a thread of its own and goes on if the page is left; the page shows how far it is, and then
 * what became of each. Nothing stays selected: what was not recorded cannot be decided like this any more, and its reason is listed.
 */
final class Bulk {

    private final BulkDecisions decisions;
    private final Viewer viewer;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final BiFunction<Collection<RequestId>, String, List<MentionOffer>> named;
    private final Runnable changed;
    private final Consumer<List<ApprovalId>> recorded;
    private final Selection selection = new Selection();
    private final HasComponents place;
    private final Supplier<List<InboxItem>> loaded;
    private final KeptWords kept;

    /** Created at the first selection: most visits of an inbox select nothing. */
    private @Nullable BulkBar bar;

    private boolean deciding;
    private @Nullable BulkDialog dialog;

    /**
     * The bulk decisions of a page.
     *
     * @param named the people to offer while a name is typed into words about these requests
     * @param place where the bar is added
     * @param loaded the rows on the screen
     * @param changed is called when the selection has changed
     * @param recorded gets the approvals that were decided
     */
    Bulk(
            BulkDecisions decisions,
            Viewer viewer,
            TimeOrderedIds ids,
            Clock clock,
            BiFunction<Collection<RequestId>, String, List<MentionOffer>> named,
            HasComponents place,
            Supplier<List<InboxItem>> loaded,
            Runnable changed,
            Consumer<List<ApprovalId>> recorded) {
        this.decisions = decisions;
        this.viewer = viewer;
        this.ids = ids;
        this.clock = clock;
        this.named = named;
        this.place = place;
        this.loaded = loaded;
        this.changed = changed;
        this.recorded = recorded;
        // That nothing was typed there is known by its name (countersign/typed.js).
        this.kept = new KeptWords(viewer.actor(), "bulk.selection");
    }

    private BulkBar bar() {
        BulkBar shown = bar;
        if (shown == null) {
            shown = new BulkBar(this::ask, () -> change(chosen -> chosen.addAll(loaded.get())), this::clear);
            bar = shown;
            place.add(shown);
        }
        return shown;
    }

    Selection selection() {
        return selection;
    }

    boolean isAsking() {
        return dialog != null && dialog.isOpened();
    }

    /** Whether something is selected, so that keys are about the selection. */
    boolean isActive() {
        return !selection.isEmpty();
    }

    /** Whether this approval is being decided. */
    boolean isDeciding(ApprovalId approval) {
        return deciding && selection.contains(approval);
    }

    /**
     * Selects again what was selected when the page was lost, as far as it still waits, and opens the dialog that was open. Asynchronous, because the
     * browser is asked.
     *
     * @param waiting reads what waits for the person
     */
    void restore(Component page, Supplier<List<InboxItem>> waiting) {
        kept.read(page, stored -> {
            Set<String> ids = Set.copyOf(List.of(stored.split(" ")));
            if (!stored.isEmpty()) {
                List<InboxItem> found = waiting.get().stream()
                        .filter(item -> ids.contains(item.approval().toString()))
                        .toList();
                change(chosen -> chosen.addAll(found));
                List.of(Verdict.values()).forEach(verdict -> dialogOf(verdict).reopen(page, () -> ask(verdict)));
            }
        });
    }

    /** Selects nothing, and closes the list of what was not recorded. */
    void clear() {
        bar().closeResults();
        change(Selection::clear);
    }

    /** While the selected ones are decided, the selection stays. */
    void change(Consumer<Selection> act) {
        if (!deciding) {
            act.accept(selection);
            show();
        }
    }

    /** What does not wait for the person any more is not selected any more, and the page says so. The list of an open dialog stays: each gets its result. */
    void leave(Predicate<InboxItem> gone) {
        if (deciding || isAsking()) {
            return;
        }
        List<InboxItem> left = selection.items().stream().filter(gone).toList();
        if (!left.isEmpty()) {
            change(chosen ->
                    chosen.removeAll(left.stream().map(InboxItem::approval).toList()));
            Toast.say(say(
                    "bulk.left",
                    left.size(),
                    Dotted.of(left.getFirst().number(), left.getFirst().title().in(viewer.language()))));
        }
    }

    void ask(Verdict verdict) {
        if (deciding || isAsking() || selection.isEmpty()) {
            return;
        }
        List<InboxItem> items = selection.items();
        KeptDialog asks = dialogOf(verdict);
        List<RequestId> requests = items.stream().map(InboxItem::request).toList();
        dialog = new BulkDialog(
                items,
                verdict,
                viewer,
                asks.fields(),
                typed -> named.apply(requests, typed),
                comment -> decide(items, verdict, comment));
        asks.open(dialog);
    }

    private KeptDialog dialogOf(Verdict verdict) {
        return new KeptDialog(viewer.actor(), "bulk." + verdict);
    }

    private void show() {
        bar().show(selection.size());
        kept.put(
                UI.getCurrentOrThrow(),
                selection.items().stream()
                        .map(item -> item.approval().toString())
                        .collect(Collectors.joining(" ")));
        changed.run();
    }

    private void decide(List<InboxItem> items, Verdict verdict, String comment) {
        deciding = true;
        bar().progress(0, items.size());
        UI ui = UI.getCurrentOrThrow();
        UUID click = ids.next();
        List<BulkDecisions.Seen> seen = items.stream()
                .map(item -> new BulkDecisions.Seen(item.approval(), item.revision()))
                .toList();
        AtomicInteger done = new AtomicInteger();
        Runnable progress = ui.accessLater(() -> bar().progress(done.get(), items.size()), () -> {});
        ActOrigin origin = ActOrigin.here();
        Thread.ofVirtual()
                .name("bulk-decisions")
                .start(() -> origin.run(() -> {
                    try {
                        BulkResult result = decisions.decide(viewer.actor(), seen, verdict, comment, click, one -> {
                            done.incrementAndGet();
                            progress.run();
                        });
                        ui.accessLater(() -> finish(items, verdict, comment, result), () -> {})
                                .run();
                    } catch (RuntimeException failed) {
                        ui.accessLater(() -> fail(comment, failed), () -> {}).run();
                    }
                }));
    }

    /** What was recorded before stays recorded; the error is shown as any other. */
    private void fail(String comment, RuntimeException failed) {
        deciding = false;
        change(Selection::clear);
        bar().finished(List.of(), comment);
        throw failed;
    }

    private void finish(List<InboxItem> items, Verdict verdict, String comment, BulkResult result) {
        deciding = false;
        switch (result) {
            case BulkResult.TooMany(int most) -> {
                bar().finished(List.of(say("bulk.too-many", most)), comment);
                show();
            }
            case BulkResult.Done(var each) -> finish(items, verdict, comment, each);
        }
    }

    private void finish(List<InboxItem> items, Verdict verdict, String comment, List<BulkResult.One> each) {
        Map<ApprovalId, InboxItem> known =
                items.stream().collect(Collectors.toMap(InboxItem::approval, Function.identity()));
        List<InboxItem> done = new ArrayList<>();
        List<DecideResult.Recorded> decided = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (BulkResult.One one : each) {
            InboxItem item = known.get(one.approval());
            if (item != null && one.result() instanceof DecideResult.Recorded now) {
                done.add(item);
                decided.add(now);
            } else if (item != null) {
                refused.add(Dotted.of(item.number(), item.title().in(viewer.language())) + ": "
                        + Refusals.sentence(one.result(), viewer.formats()));
            }
        }
        selection.removeAll(known.keySet());
        bar().finished(refused, refused.isEmpty() ? "" : comment);
        show();
        recorded.accept(done.stream().map(InboxItem::approval).toList());
        if (!done.isEmpty()) {
            offerUndo(say("bulk.done." + verdict.name(), done.size()), done, decided);
        }
    }

    private void offerUndo(String sentence, List<InboxItem> done, List<DecideResult.Recorded> decided) {
        List<DecisionId> made =
                decided.stream().map(DecideResult.Recorded::decision).toList();
        Instant until = decided.stream()
                .map(DecideResult.Recorded::undoUntil)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Duration window = Duration.between(clock.instant(), until);
        if (window.isPositive()) {
            Toast.offer(
                    sentence,
                    say("decide.undo"),
                    window,
                    () -> undo(done, made),
                    () -> decisions.release(viewer.actor(), made));
        } else {
            Toast.say(sentence);
        }
    }

    /** Those that could be taken back are selected again. */
    private void undo(List<InboxItem> done, List<DecisionId> made) {
        List<UndoResult> results = decisions.undo(viewer.actor(), made);
        List<InboxItem> back = new ArrayList<>();
        for (int at = 0; at < results.size(); at++) {
            if (results.get(at) instanceof UndoResult.Undone) {
                back.add(done.get(at));
            }
        }
        int lost = results.size() - back.size();
        Toast.say(say(lost == 0 ? "bulk.undone" : "bulk.undone-partly", back.size(), lost));
        change(chosen -> chosen.addAll(back));
    }

    private static String say(String key, Object... arguments) {
        return I18NProvider.translate(key, arguments);
    }
}
