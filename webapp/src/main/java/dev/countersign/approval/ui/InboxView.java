package dev.countersign.approval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.UndoResult;
import dev.countersign.approval.Verdict;
import dev.countersign.request.ui.Links;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The inbox: the list at the left, the whole case at the right; on a narrow screen one after the other. */
@Route("inbox/:approval?")
@RouteAlias("")
@PermitAll
@StyleSheet("countersign/case.css")
@StyleSheet("countersign/inbox.css")
public class InboxView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ApprovalService approvals;
    private final transient TimeOrderedIds ids;
    private final transient Clock clock;
    private final Viewer viewer;
    private final Div chips = new Div();
    private final InboxList list;
    private final CasePane pane;
    private InboxFilter filter = InboxFilter.ALL;

    public InboxView(ApprovalService approvals, Viewer viewer, Live live, TimeOrderedIds ids, Clock clock) {
        this.approvals = approvals;
        this.viewer = viewer;
        this.ids = ids;
        this.clock = clock;
        this.list = new InboxList(approvals, viewer);
        this.pane = new CasePane(viewer, clock, this::decide, this::undo);
        addClassName("inbox");
        Div side = new Div(new H2(getTranslation("nav.inbox")), chips, list);
        side.addClassName("inbox-side");
        add(side, pane);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::readAgain);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = FilterInAddress.read(event.getLocation().getQueryParameters());
        Optional<String> wanted = event.getRouteParameters().get("approval");
        if (wanted.isPresent()) {
            show(wanted.flatMap(Links::uuid)
                    .map(ApprovalId::new)
                    .flatMap(id -> approvals.open(viewer.actor(), id))
                    .orElseThrow(NotFoundException::new));
            return;
        }
        removeClassName("showing-case");
        list.show(filter, null);
        drawChips();
        // On a wide screen the first case is open at once; a narrow one begins with the list.
        list.first()
                .flatMap(first -> approvals.open(viewer.actor(), first))
                .ifPresentOrElse(first -> pane.show(first, filter), pane::showNothing);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/inbox-keys.js");
        getElement().executeJs("window.countersign.inboxKeys(this)");
        getElement()
                .addEventListener("inbox-key", pressed -> press(pressed.getEventDetail(String.class)))
                .addEventDetail();
    }

    @Override
    public String getPageTitle() {
        ApprovalCase shown = pane.shown();
        return PageTitle.of(
                shown == null
                        ? getTranslation("nav.inbox")
                        : shown.request().head().title());
    }

    private void show(ApprovalCase wanted) {
        addClassName("showing-case");
        list.show(filter, wanted.approval());
        drawChips();
        pane.show(wanted, filter);
    }

    private void drawChips() {
        chips.removeAll();
        chips.add(new InboxChips(approvals.counts(viewer.actor()), filter, viewer.language()));
    }

    private void readAgain() {
        list.readAgain();
        drawChips();
        ApprovalCase shown = pane.shown();
        if (shown != null) {
            approvals.open(viewer.actor(), shown.approval()).ifPresent(again -> pane.show(again, filter));
        } else {
            list.first()
                    .flatMap(first -> approvals.open(viewer.actor(), first))
                    .ifPresent(first -> pane.show(first, filter));
        }
    }

    private void press(String key) {
        switch (key) {
            case "j" -> list.beside(1).ifPresent(this::go);
            case "k" -> list.beside(-1).ifPresent(this::go);
            case "?" -> new KeysHelp().open();
            default -> {
                DecisionBar bar = pane.bar();
                if (bar != null) {
                    switch (key) {
                        case "a" -> bar.askToApprove();
                        case "d" -> bar.askToDeny();
                        case "c" -> bar.focusComment();
                        default -> {}
                    }
                }
            }
        }
    }

    private void go(ApprovalId approval) {
        getUI().ifPresent(ui -> ui.navigate("inbox/" + approval.value(), FilterInAddress.parameters(filter)));
    }

    private void decide(ApprovalCase shown, Verdict verdict, String comment) {
        DecideResult result = approvals.decide(
                viewer.actor(),
                shown.approval(),
                verdict,
                comment,
                shown.request().head().revision(),
                ids.next());
        switch (result) {
            case DecideResult.Recorded recorded -> decided(shown, verdict, recorded);
            case DecideResult refused -> {
                approvals.open(viewer.actor(), shown.approval()).ifPresent(again -> pane.show(again, filter));
                pane.refuse(Refusals.sentence(refused, viewer.formats()));
                list.readAgain();
            }
        }
    }

    private void decided(ApprovalCase shown, Verdict verdict, DecideResult.Recorded recorded) {
        Optional<ApprovalId> next = list.following();
        Duration window = Duration.between(clock.instant(), recorded.undoUntil());
        String number = shown.request().head().number();
        if (window.isPositive()) {
            Toast.offer(
                    getTranslation("decide.done." + verdict.name(), number),
                    getTranslation("decide.undo"),
                    window,
                    () -> undo(recorded.decision()));
        } else {
            Toast.say(getTranslation("decide.done." + verdict.name(), number));
        }
        next.ifPresentOrElse(
                this::go, () -> getUI().ifPresent(ui -> ui.navigate("inbox", FilterInAddress.parameters(filter))));
    }

    private void undo(DecisionId decision) {
        switch (approvals.undo(viewer.actor(), decision)) {
            case UndoResult.Undone undone -> {
                Toast.say(getTranslation("decide.undone"));
                go(undone.approval());
            }
            case UndoResult.TooLate ignored -> Toast.say(getTranslation("decide.undo.too-late"));
            case UndoResult.AlreadyUndone ignored -> Toast.say(getTranslation("decide.undo.already"));
            case UndoResult.NotFound ignored -> Toast.say(getTranslation("decide.undo.not-found"));
        }
    }
}
