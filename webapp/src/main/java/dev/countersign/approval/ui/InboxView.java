package dev.countersign.approval.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.HandoverResult;
import dev.countersign.approval.Handovers;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.StoodIn;
import dev.countersign.approval.Verdict;
import dev.countersign.away.Absences;
import dev.countersign.away.ui.AwayNotice;
import dev.countersign.listing.Range;
import dev.countersign.live.Change;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.Mentions;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.ui.AttachmentsPart;
import dev.countersign.request.ui.Links;
import dev.countersign.request.ui.RequestLink;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.StartNote;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inbox: the list at the left, the whole case at the right; on a narrow screen one after the other. */
@Route("inbox/:approval?")
@RouteAlias("")
@PermitAll
@StyleSheet("countersign/case.css")
@StyleSheet("countersign/inbox.css")
@StyleSheet("countersign/files.css")
public class InboxView extends Div implements BeforeEnterObserver, HasDynamicTitle, Deciding.Outcome {

    private final transient ApprovalService approvals;
    private final transient Delegation delegation;
    private final transient People people;
    private final Viewer viewer;
    private final InboxHead head = new InboxHead(this::showKeys, this::filterBy);
    private final InboxList list;
    private final transient Bulk bulk;
    private final CasePane pane;
    private InboxFilter filter = InboxFilter.ALL;

    /** Created when it is asked for. */
    private @Nullable KeysHelp help;

    /** Of which the page says only who decides it now, since the person stood in for somebody. */
    private @Nullable ApprovalId stoodIn;

    public InboxView(
            ApprovalService approvals,
            Absences absences,
            BulkDecisions decisions,
            Handovers handovers,
            RequestFiles files,
            List<RequestLink> links,
            List<StartNote> notes,
            Mentions mentions,
            People people,
            Viewer viewer,
            Live live,
            TimeOrderedIds ids,
            Clock clock) {
        this.delegation = new Delegation(handovers, mentions, people, viewer);
        this.people = people;
        this.approvals = approvals;
        this.viewer = viewer;
        this.list = new InboxList(approvals, viewer, this::bulk);
        Div side = side(new AwayNotice(absences, viewer, live), notes);
        this.bulk = new Bulk(
                decisions, viewer, ids, clock, delegation::named, side, list::loaded, this::selected, this::decided);
        this.pane = new CasePane(
                viewer,
                clock,
                new Deciding(approvals, viewer, ids, clock, this),
                // A change is shown by the live update.
                request -> new AttachmentsPart(files, viewer, request, () -> {}),
                links,
                (request, typed) -> delegation.named(List.of(request), typed),
                this::delegating,
                this::name);
        addClassName("inbox");
        add(side, pane);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::readAgain);
    }

    private Div side(AwayNotice away, List<StartNote> notes) {
        Div side = new Div(head, away);
        notes.stream().flatMap(note -> note.of(viewer).stream()).forEach(side::add);
        side.add(list);
        side.addClassName("inbox-side");
        return side;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = FilterInAddress.read(event.getLocation().getQueryParameters());
        Optional<String> wanted = event.getRouteParameters().get("approval");
        setClassName("showing-case", wanted.isPresent());
        stoodIn = null;
        if (wanted.isPresent()) {
            ApprovalId id = wanted.flatMap(Links::uuid).map(ApprovalId::new).orElseThrow(NotFoundException::new);
            open(id).ifPresentOrElse(
                            found -> {
                                list.show(filter, found.approval(), found.place());
                                pane.show(found, filter);
                            },
                            () -> {
                                StoodIn stood =
                                        approvals.stoodIn(viewer.actor(), id).orElseThrow(NotFoundException::new);
                                list.show(filter, null, Optional.empty());
                                stoodIn = id;
                                pane.showStoodIn(stood, filter);
                            });
            if (isAttached()) {
                pane.focusTitle();
            }
        } else {
            list.show(filter, null, Optional.empty());
            showFirst();
        }
        drawHead();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/inbox-keys.js");
        bulk.restore(this, this::waiting);
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
                        : shown.request().head().title().in(viewer.language()));
    }

    @Override
    public void recorded(ApprovalId approval) {
        pane.sent(approval);
        goOn();
    }

    /** Shows the next case. */
    private void goOn() {
        list.following()
                .ifPresentOrElse(
                        this::go, () -> UI.getCurrentOrThrow().navigate("inbox", FilterInAddress.parameters(filter)));
    }

    @Override
    public void refused(ApprovalId approval, String sentence, String comment) {
        pane.returned(approval, comment);
        pane.refuse(showAgain(approval) ? changed().orElse(sentence) : sentence);
        list.readAgain();
        drawHead();
    }

    @Override
    public void undone(ApprovalId approval, String comment) {
        pane.undone(approval, comment);
        if (isAttached()) {
            open(approval).ifPresent(again -> pane.show(again, filter));
        }
        go(approval);
    }

    /** Shows the case as it is now. If this person is asked anew, about a changed request, shows that with what was typed; returns whether it does. */
    private boolean showAgain(ApprovalId approval) {
        Optional<ApprovalCase> again = open(approval);
        Optional<ApprovalCase> newer = again.flatMap(ApprovalCase::newer).flatMap(this::open);
        newer.ifPresentOrElse(now -> follow(approval, now), () -> again.ifPresent(same -> pane.show(same, filter)));
        return newer.isPresent();
    }

    /** That the shown case is about another revision than the decision. */
    private Optional<String> changed() {
        return Optional.ofNullable(pane.shown())
                .map(now -> Refusals.sentence(
                        new DecideResult.Stale(now.request().head().revision()), viewer.formats()));
    }

    private void follow(ApprovalId old, ApprovalCase newer) {
        pane.carryOver(old, newer.approval());
        list.select(newer.approval());
        pane.show(newer, filter);
        if (hasClassName("showing-case")) {
            replaceAddress(newer.approval());
        }
    }

    /** Enough to find again what was selected. */
    private List<InboxItem> waiting() {
        return Stream.concat(
                        list.loaded().stream(),
                        approvals.inbox(viewer.actor(), InboxFilter.ALL, Range.first(Range.MOST)).rows().stream())
                .distinct()
                .toList();
    }

    private Bulk bulk() {
        return bulk;
    }

    /** What was decided has left the list. */
    private void selected() {
        setClassName("selecting", bulk.isActive());
        list.showSelection();
    }

    /** A case that was among them is not shown any longer. */
    private void decided(List<ApprovalId> recorded) {
        @Nullable ApprovalCase shown = pane.shown();
        list.readAgain();
        if (shown != null && recorded.contains(shown.approval())) {
            if (hasClassName("showing-case")) {
                filterBy(UnaryOperator.identity());
            } else {
                showFirst();
            }
        }
        drawHead();
    }

    private HandoverDialog delegating(ApprovalCase seen) {
        return delegation.dialog(seen, result -> delegated(seen.approval(), result));
    }

    private void delegated(ApprovalId approval, HandoverResult result) {
        if (result instanceof HandoverResult.HandedOver) {
            pane.sent(approval);
            goOn();
        } else {
            showAgain(approval);
            list.readAgain();
            drawHead();
        }
    }

    private Optional<ApprovalCase> open(ApprovalId approval) {
        return approvals.open(viewer.actor(), approval);
    }

    /** On a wide screen the first case is open at once; a narrow one begins with the list. */
    private void showFirst() {
        list.first().flatMap(this::open).ifPresentOrElse(this::showAsFirst, pane::showNothing);
    }

    private void showAsFirst(ApprovalCase first) {
        list.select(first.approval());
        pane.show(first, filter);
    }

    private void drawHead() {
        head.show(
                approvals.counts(viewer.actor()),
                filter,
                filter.requester()
                        .flatMap(id -> people.find(viewer.actor().tenant(), id))
                        .map(Person::called),
                viewer.language(),
                !hasClassName("showing-case"));
    }

    /** The list and the counts may have changed with any of the person's requests, the case only with its own. */
    private void readAgain(List<Change> changes) {
        list.readAgain();
        bulk.leave(item -> changes.stream()
                        .anyMatch(change -> change.isAbout(item.request().value()))
                && !waits(item.approval()));
        @Nullable ApprovalCase shown = pane.shown();
        if (shown == null) {
            Optional.ofNullable(stoodIn).ifPresentOrElse(this::showStoodInAgain, this::showFirst);
        } else if (!bulk.isDeciding(shown.approval())
                && changes.stream()
                        .anyMatch(change ->
                                change.isAbout(shown.request().head().id().value()))) {
            showAgain(shown.approval());
        }
        drawHead();
    }

    private void showStoodInAgain(ApprovalId approval) {
        open(approval)
                .ifPresentOrElse(
                        again -> pane.show(again, filter),
                        () -> approvals
                                .stoodIn(viewer.actor(), approval)
                                .ifPresentOrElse(stood -> pane.showStoodIn(stood, filter), pane::showNothing));
    }

    private boolean waits(ApprovalId approval) {
        return open(approval).stream().anyMatch(found -> found.state() instanceof ApprovalCase.State.Open);
    }

    private void filterBy(UnaryOperator<InboxFilter> change) {
        getUI().ifPresent(ui -> ui.navigate("inbox", FilterInAddress.parameters(change.apply(filter))));
    }

    private void showKeys() {
        if (!isShowingKeys()) {
            help = new KeysHelp();
            help.open();
        }
    }

    private boolean isShowingKeys() {
        return help != null && help.isOpened();
    }

    private void press(String key) {
        DecisionBar bar = pane.bar();
        // Keys that were on their way when a dialog opened.
        if (isShowingKeys() || bulk.isAsking() || (bar != null && bar.isAsking())) {
            return;
        }
        if (bulk.isActive() && pressForSelection(key)) {
            return;
        }
        switch (key) {
            case "j" -> list.beside(1).ifPresent(this::go);
            case "k" -> list.beside(-1).ifPresent(this::go);
            case "x" -> list.toggle();
            case "u" -> Toast.takeLatest();
            case "?" -> showKeys();
            case "Escape" -> bulk.clear();
            case "a" -> Optional.ofNullable(bar).ifPresent(DecisionBar::askToApprove);
            case "d" -> Optional.ofNullable(bar).ifPresent(DecisionBar::askToDeny);
            case "r" -> Optional.ofNullable(bar).ifPresent(DecisionBar::askForChanges);
            case "g" -> Optional.ofNullable(bar).ifPresent(DecisionBar::askToDelegate);
            case "c" -> Optional.ofNullable(bar).ifPresent(DecisionBar::focusComment);
            default -> {}
        }
    }

    /** Returns whether the key is about the selected approvals, while there are some. */
    private boolean pressForSelection(String key) {
        switch (key) {
            case "a" -> bulk.ask(Verdict.APPROVE);
            case "d" -> bulk.ask(Verdict.DENY);
            // The bar below the case is not shown.
            case "r", "g", "c" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whoever has begun to type or to decide comes back to this case, not to whichever is first by then. */
    private void name(ApprovalId approval) {
        if (!hasClassName("showing-case")) {
            replaceAddress(approval);
        }
    }

    private void replaceAddress(ApprovalId approval) {
        String address = FilterInAddress.write("inbox/" + approval.value(), filter);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address));
    }

    /** An undo can be chosen on another page, when this view has been left. */
    private void go(ApprovalId approval) {
        UI.getCurrentOrThrow().navigate("inbox/" + approval.value(), FilterInAddress.parameters(filter));
    }
}
