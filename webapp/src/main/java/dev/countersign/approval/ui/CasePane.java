package dev.countersign.approval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalCase.State;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.StoodIn;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.RequestId;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.ui.AttachmentsPart;
import dev.countersign.request.ui.RequestLink;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Viewer;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The open case, with the bar to decide it below. Typed text is kept: it stays when the case changes elsewhere, is restored after looking at another case,
 * and can still be read when the case cannot be decided any more.
 */
final class CasePane extends Div {

    private final Viewer viewer;
    private final transient Deciding deciding;
    private final transient CaseNotices notices;
    private final transient Function<RequestId, AttachmentsPart> attachments;
    private final transient List<RequestLink> links;
    private final transient BiFunction<RequestId, String, List<MentionOffer>> named;
    private final transient Function<ApprovalCase, HandoverDialog> delegating;
    private final transient Consumer<ApprovalId> begun;
    private final Map<ApprovalId, String> unsent = new HashMap<>();
    private final Anchor back = new Anchor();
    private final Div messages = new Div();
    private @Nullable CaseBody body;
    private @Nullable ApprovalCase shown;
    private transient @Nullable StoodIn stoodIn;
    private @Nullable DecisionBar bar;

    /**
     * The pane.
     *
     * @param attachments makes the part with the files of a request
     * @param links to what requests are about
     * @param named the people to offer while a name is typed
     * @param delegating makes the dialog that passes the case to somebody else
     * @param begun is called when the person has begun to type about the case, or to decide it
     */
    CasePane(
            Viewer viewer,
            Clock clock,
            Deciding deciding,
            Function<RequestId, AttachmentsPart> attachments,
            List<RequestLink> links,
            BiFunction<RequestId, String, List<MentionOffer>> named,
            Function<ApprovalCase, HandoverDialog> delegating,
            Consumer<ApprovalId> begun) {
        this.viewer = viewer;
        this.deciding = deciding;
        this.notices = new CaseNotices(viewer, clock, deciding);
        this.attachments = attachments;
        this.links = links;
        this.named = named;
        this.delegating = delegating;
        this.begun = begun;
        addClassName("case-pane");
        back.addClassName("back");
        back.setText(getTranslation("inbox.back"));
        messages.addClassName("case-messages");
    }

    void show(ApprovalCase wanted, InboxFilter filter) {
        back.setHref(FilterInAddress.write("inbox", filter));
        if (wanted.equals(shown)) {
            return;
        }
        keepUnsent();
        stoodIn = null;
        boolean isSame = isShown(wanted);
        boolean staysOpen = isSame && isOpen(shown) && isOpen(wanted);
        shown = wanted;
        // Why a decision was refused stays above an open case when somebody else changes it.
        if (!staysOpen) {
            messages.removeAll();
        }
        if (isSame && body != null) {
            body.show(wanted);
        } else {
            removeAll();
            body = new CaseBody(
                    wanted,
                    viewer,
                    attachments.apply(wanted.request().head().id()),
                    links.stream()
                            .flatMap(link -> link.of(wanted.request(), viewer).stream())
                            .toList());
            add(back, messages, body);
            bar = null;
            getElement().executeJs("this.scrollTop = 0");
        }
        if (isOpen(wanted)) {
            drawBar(wanted);
        } else {
            removeBar();
            Notice notice = notices.of(wanted, unsent());
            messages.add(isSame ? notice.urgent() : notice);
            if (!isSame) {
                readUnsent(wanted);
            }
        }
    }

    /** Nothing of the case but who decides it now. */
    void showStoodIn(StoodIn stood, InboxFilter filter) {
        if (stood.equals(stoodIn)) {
            return;
        }
        showNothing();
        stoodIn = stood;
        back.setHref(FilterInAddress.write("inbox", filter));
        Div notice = new Div(back, notices.of(stood));
        notice.addClassName("case");
        add(notice);
    }

    void showNothing() {
        keepUnsent();
        shown = null;
        stoodIn = null;
        bar = null;
        removeAll();
    }

    /** Focuses the title of the case, for keyboards and screen readers. */
    void focusTitle() {
        getElement()
                .executeJs(
                        "const title = this.querySelector('h1'); if (title) { title.tabIndex = -1; title.focus(); }");
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
        keepUnsent();
        messages.removeAll();
        messages.add(notices.refusal(sentence, shown, unsent()).urgent());
        messages.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
    }

    /** The typed text was sent with the decision. */
    void sent(ApprovalId approval) {
        unsent.remove(approval);
        kept(approval).forget(UI.getCurrentOrThrow());
        if (bar != null && shown != null && shown.approval().equals(approval)) {
            bar.keep("");
        }
    }

    /** The decision was refused: restores the typed text. */
    void returned(ApprovalId approval, String words) {
        unsent.put(approval, words);
        // The page of the inbox may have been left.
        kept(approval).put(UI.getCurrentOrThrow(), words);
    }

    /** A decision was undone: restores its comment, unless something else was typed that was not sent. */
    void undone(ApprovalId approval, String comment) {
        keepUnsent();
        if (unsent.getOrDefault(approval, "").isBlank()) {
            returned(approval, comment);
        }
    }

    /** What was typed about an approval that is void is kept for the one that replaced it, unless something was typed there already. */
    void carryOver(ApprovalId old, ApprovalId newer) {
        keepUnsent();
        String words = unsent.getOrDefault(old, "");
        sent(old);
        if (!words.isBlank() && unsent.getOrDefault(newer, "").isBlank()) {
            returned(newer, words);
        }
    }

    private KeptWords kept(ApprovalId approval) {
        return new KeptWords(viewer.actor(), approval.value());
    }

    /** Reads stored text about a case that cannot be decided any more. */
    private void readUnsent(ApprovalCase closed) {
        kept(closed.approval()).read(this, words -> {
            if (isSent(words, closed)) {
                kept(closed.approval()).forget(UI.getCurrentOrThrow());
            } else {
                showUnsent(closed, words);
            }
        });
        kept(closed.approval()).readDialog(this, (name, _) -> {
            if (name.equals(HandoverDialog.NAME)) {
                Delegation.kept(viewer, closed.approval())
                        .readText(this, HandoverDialog.NOTE, note -> showUnsent(closed, note));
            }
        });
    }

    private void showUnsent(ApprovalCase closed, String words) {
        if (!words.isBlank() && closed.equals(shown)) {
            unsent.put(closed.approval(), words);
            messages.removeAll();
            messages.add(notices.of(closed, unsent()));
        }
    }

    /** Whether a decision has this comment: it arrived, and its answer was lost. */
    private static boolean isSent(String words, ApprovalCase decided) {
        return decided.request().timeline().stream()
                .anyMatch(entry -> entry instanceof TimelineEntry.Decided given
                        && words.strip().equals(given.comment()));
    }

    private boolean isShown(ApprovalCase other) {
        return shown != null && shown.approval().equals(other.approval());
    }

    private static boolean isOpen(@Nullable ApprovalCase any) {
        return any != null && any.state() instanceof State.Open;
    }

    private void keepUnsent() {
        if (shown != null && bar != null) {
            unsent.put(shown.approval(), bar.typed());
        }
    }

    private void drawBar(ApprovalCase open) {
        if (bar == null) {
            bar = new DecisionBar(
                    open,
                    viewer.formats(),
                    kept(open.approval()),
                    deciding,
                    typed -> named.apply(open.request().head().id(), typed),
                    delegating,
                    () -> begun.accept(open.approval()));
            bar.keep(unsent.getOrDefault(open.approval(), ""));
            add(bar);
        } else {
            bar.about(open);
        }
    }

    private void removeBar() {
        if (bar != null) {
            remove(bar);
            bar = null;
            // The field that had the focus is gone, so the focus moves to the title.
            getElement().executeJs("""
                    const title = this.querySelector('h1');
                    if (title && document.activeElement === document.body) { title.tabIndex = -1; title.focus(); }
                    """);
        }
    }

    /** The typed text of a case that cannot be decided any more; empty while it is in the bar. */
    private String unsent() {
        return bar != null || shown == null ? "" : unsent.getOrDefault(shown.approval(), "");
    }
}
