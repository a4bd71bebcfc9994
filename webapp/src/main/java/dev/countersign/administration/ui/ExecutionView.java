package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.ExecutionMonitor;
import dev.countersign.administration.ExecutionTrail;
import dev.countersign.administration.MonitorResult;
import dev.countersign.administration.StateCharts;
import dev.countersign.administration.states.StateMark;
import dev.countersign.execution.EventPage;
import dev.countersign.execution.RecordedEvent;
import dev.countersign.execution.RecordedExecution;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Retries;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The execution of a request: its state machine with how far each state has come, and its history. */
@Route(ExecutionsAddress.PAGE + "/:request")
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/case.css")
@StyleSheet("countersign/flow.css")
@StyleSheet("countersign/execution.css")
public class ExecutionView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ExecutionMonitor monitor;
    private final transient StateCharts charts;
    private final transient RetryAction retry;
    private final Viewer viewer;
    private final Div content = new Div();
    private final transient Parts parts = new Parts(content);
    private final StateImage image;
    private final Paragraph states = new Paragraph();
    private final EventTable table;
    private final Button all = new Button();
    private final Button newest = new Button();
    private final Button earlier = new Button();
    private final Paragraph part = new Paragraph();
    private final Section drawing;
    private final Section history;
    private final transient ExecutionTrail trail = new ExecutionTrail();
    private transient EventPage page = new EventPage(List.of(), Optional.empty());
    private boolean isNewest = true;
    private boolean over;
    private @Nullable Instant began;
    private String chosen = "";
    private String title = "";
    private @Nullable RequestId id;

    public ExecutionView(ExecutionMonitor monitor, StateCharts charts, Retries retries, Viewer viewer, Live live) {
        this.monitor = monitor;
        this.charts = charts;
        this.retry = new RetryAction(retries);
        this.viewer = viewer;
        this.image = new StateImage(this::choose);
        this.table = new EventTable(viewer.formats());
        addClassNames("page", "execution");
        content.addClassName("execution-parts");
        Anchor back = new Anchor(ExecutionsAddress.PAGE, getTranslation("executions.title"));
        back.addClassName("to-list");
        setUp(all, "execution.all-states", () -> choose(""));
        setUp(newest, "execution.newest", this::showNewest);
        setUp(earlier, "execution.earlier", this::showEarlier);
        part.addClassName("small");
        Div pager = new Div(newest, earlier, part);
        pager.addClassName("execution-pager");
        drawing = new Section(getTranslation("execution.states"), states, image);
        history = new Section(getTranslation("execution.events"), all, table, pager);
        add(back, content);
        live.keep(this, viewer.actor().tenant(), change -> id != null && change.isAbout(id.value()), this::read);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .get("request")
                .flatMap(Links::uuid)
                .map(RequestId::new)
                .orElseThrow(NotFoundException::new);
        trail.clear();
        isNewest = true;
        choose("");
        read();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(title);
    }

    private RequestId shown() {
        if (id == null) {
            throw new IllegalStateException("no execution is shown");
        }
        return id;
    }

    private void read() {
        MonitorResult result = monitor.open(viewer.actor(), shown()).orElseThrow(NotFoundException::new);
        title = result.request().number() + " · " + getTranslation("execution.title");
        List<Part> shown = new ArrayList<>();
        Optional<RecordedExecution> execution =
                result instanceof MonitorResult.Found found ? Optional.of(found.execution()) : Optional.empty();
        shown.add(Part.of(
                "head",
                () -> new ExecutionHead(result, retryButton(result), viewer),
                result.request(),
                execution,
                result.getClass()));
        if (result instanceof MonitorResult.Found found) {
            over = found.execution().status() != RecordedExecution.Status.RUNNING;
            if (!found.execution().startedAt().equals(began)) {
                // Another execution runs it since it was moved to another version.
                trail.clear();
                isNewest = true;
                began = found.execution().startedAt();
            }
            take(found.newest());
            shown.add(Part.of("drawing", () -> drawing));
            shown.add(Part.of("history", () -> history));
            show(found);
        }
        parts.show(shown);
    }

    /** Events between this part and those read before would be missing in the drawing. */
    private void take(EventPage newestEvents) {
        long first = newestEvents.events().stream()
                .mapToLong(RecordedEvent::id)
                .min()
                .orElse(0);
        if (first > trail.newest() + 1) {
            trail.clear();
        }
        trail.add(newestEvents.events());
        if (isNewest) {
            page = newestEvents;
        }
    }

    private void show(MonitorResult.Found found) {
        Map<String, StateMark> marks = trail.marks(over);
        found.graph()
                .ifPresentOrElse(
                        graph -> image.show(charts.of(graph, image.words()), marks), () -> image.setVisible(false));
        states.setText(sentence(marks));
        image.mark(chosen.isEmpty() ? latest(marks) : chosen);
        showEvents();
    }

    /** Where the execution is, or where it failed: this is brought into sight. */
    private static String latest(Map<String, StateMark> marks) {
        return marks.entrySet().stream()
                .filter(one -> one.getValue().kind() == StateMark.Kind.CURRENT
                        || one.getValue().kind() == StateMark.Kind.FAILED)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("");
    }

    /** For everybody who does not see the drawing. */
    private String sentence(Map<String, StateMark> marks) {
        List<String> sentences = new ArrayList<>();
        for (StateMark.Kind kind : List.of(StateMark.Kind.CURRENT, StateMark.Kind.FAILED, StateMark.Kind.CANCELLED)) {
            String names = marks.entrySet().stream()
                    .filter(one -> one.getValue().kind() == kind)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                sentences.add(getTranslation("execution.mark." + kind) + ": " + names + ".");
            }
        }
        long done = marks.values().stream()
                .filter(mark -> mark.kind() == StateMark.Kind.DONE)
                .count();
        sentences.add(getTranslation("execution.done-states", done));
        return String.join(" ", sentences);
    }

    private void showEvents() {
        List<RecordedEvent> events = page.events().stream()
                .filter(event -> chosen.isEmpty() || chosen.equals(stateOf(event)))
                .toList();
        table.show(events, this::stateOf);
        all.setVisible(!chosen.isEmpty());
        all.setText(getTranslation("execution.all-states", chosen));
        newest.setVisible(!isNewest);
        earlier.setVisible(page.next().isPresent());
        part.setText(page.next().isPresent() ? getTranslation("execution.part", trail.size()) : "");
    }

    private String stateOf(RecordedEvent event) {
        return trail.stateOf(event.id()).orElse("");
    }

    private void choose(String state) {
        chosen = state;
        image.mark(state);
        showEvents();
    }

    private void showNewest() {
        isNewest = true;
        read();
    }

    private void showEarlier() {
        Optional<EventPage> before =
                page.next().flatMap(token -> monitor.events(viewer.actor(), shown(), Optional.of(token)));
        if (before.isEmpty()) {
            Toast.say(getTranslation("execution.not-read"));
            return;
        }
        page = before.get();
        isNewest = false;
        trail.add(page.events());
        read();
    }

    private Optional<Component> retryButton(MonitorResult result) {
        return result.request().status() == RequestStatus.FAILED && RetryAction.mayRetry(viewer)
                ? Optional.of(retry.button(shown(), viewer, this::read))
                : Optional.empty();
    }

    private static void setUp(Button button, String label, Runnable act) {
        button.setText(button.getTranslation(label, ""));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClickListener(_ -> act.run());
    }
}
