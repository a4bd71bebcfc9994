package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.administration.ExecutionMonitor;
import dev.countersign.administration.ExecutionTrail;
import dev.countersign.administration.MonitorResult;
import dev.countersign.administration.states.StateGraph;
import dev.countersign.administration.states.StateMark;
import dev.countersign.execution.RecordedEvent;
import dev.countersign.execution.RecordedExecution;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The execution of a request is shown with its states and events, to those who may see all requests, and never with a task token. */
class ExecutionMonitorIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor elena = acme.actor("elena");
    private final ExecutionMonitor monitor = product.get(ExecutionMonitor.class);

    @Test
    void theStatesAndEventsOfARunningAndOfAnEndedExecutionAreShown() {
        RequestId request = acme.submit(ana, "Lamp to be watched");
        MonitorResult.Found running = await().atMost(Duration.ofSeconds(60))
                .until(() -> found(request), found -> mark(found, "manager").isPresent());
        assertThat(running.execution().status()).isEqualTo(RecordedExecution.Status.RUNNING);
        assertThat(mark(running, "manager")).map(StateMark::kind).contains(StateMark.Kind.CURRENT);
        assertThat(running.graph().orElseThrow().all())
                .extracting(StateGraph.Node::name)
                .contains("manager", "finance");

        acme.approve(acme.actor("marta"), request);
        MonitorResult.Found ended = await().atMost(Duration.ofSeconds(60))
                .until(() -> found(request), found -> found.execution().status() == RecordedExecution.Status.SUCCEEDED);
        assertThat(mark(ended, "manager")).map(StateMark::kind).contains(StateMark.Kind.DONE);
        assertThat(mark(ended, "finance")).isEmpty();
        assertThat(ended.newest().events().getFirst().type()).isEqualTo("ExecutionSucceeded");
        assertThat(ended.newest().events().getLast().type()).isEqualTo("ExecutionStarted");
        assertThat(ended.newest().events().getLast().details())
                .anySatisfy(detail -> assertThat(detail.value()).contains("Lamp to be watched"));
    }

    @Test
    void noEventHasATaskToken() {
        RequestId request = acme.submit(ana, "Lamp with a secret");
        MonitorResult.Found found = await().atMost(Duration.ofSeconds(60))
                .until(() -> found(request), one -> mark(one, "manager").isPresent());
        RecordedEvent scheduled = found.newest().events().stream()
                .filter(event -> event.type().equals("TaskScheduled"))
                .findFirst()
                .orElseThrow();
        String parameters = scheduled.details().stream()
                .filter(detail -> detail.name().equals("parameters"))
                .findFirst()
                .orElseThrow()
                .value();
        assertThat(parameters).contains("taskToken", "•••", "manager");
        assertThat(found.newest().events())
                .flatExtracting(RecordedEvent::details)
                .extracting(RecordedEvent.Detail::value)
                .noneMatch(value -> value.matches("(?s).*[A-Za-z0-9+/=_.-]{100,}.*"));
    }

    @Test
    void thePageSaysHowFarItIsAndShowsTheEventsOfAChosenState() {
        RequestId request = acme.submit(ana, "Lamp on a page");
        await().atMost(Duration.ofSeconds(60)).until(() -> mark(found(request), "manager"), Optional::isPresent);
        Desk desk = desks.of(elena);
        desk.open("organisation/executions/" + request);
        assertThat(desk.text()).contains("Lamp on a page", "Running", "Current: manager.", "Open the request");
        desk.open("organisation/executions?text=Lamp+on+a+page");
        assertThat(desk.text()).contains("Workflow runs", "Lamp on a page");
        Desk auditor = desks.of(acme.actor("olivia"));
        auditor.open("organisation/executions/" + request);
        assertThat(auditor.text()).contains("Current: manager.");
        auditor.open("requests/" + request);
        assertThat(auditor.text()).contains("Workflow run");
    }

    @Test
    void nobodyElseSeesIt() {
        RequestId request = acme.submit(ana, "Lamp of Ana");
        for (Actor other : new Actor[] {ana, acme.actor("marta"), acme.actor("greta"), acme.stranger("adam")}) {
            assertThat(monitor.open(other, request)).isEmpty();
            assertThat(monitor.events(other, request, Optional.empty())).isEmpty();
        }
    }

    private MonitorResult.Found found(RequestId request) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> monitor.open(elena, request)
                                .filter(MonitorResult.Found.class::isInstance)
                                .map(MonitorResult.Found.class::cast),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<StateMark> mark(MonitorResult.Found found, String state) {
        ExecutionTrail trail = new ExecutionTrail();
        trail.add(found.newest().events());
        Map<String, StateMark> marks = trail.marks(found.execution().status() != RecordedExecution.Status.RUNNING);
        return Optional.ofNullable(marks.get(state));
    }
}
