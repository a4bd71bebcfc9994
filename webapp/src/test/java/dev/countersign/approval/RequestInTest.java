package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalRow.Status;
import dev.countersign.approval.ModelRequest.Task;
import dev.countersign.approval.ModelRoute.Waits;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.execution.Messages;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.testing.InterpretedStepFunctions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request whose messages the test delivers, with its model beside it. */
final class RequestInTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Company company;
    private final Cast cast;
    private final InterpretedStepFunctions stepFunctions;
    private final RequestId id;
    private final ModelRequest model;
    private final List<String> undelivered = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<String> story = new ArrayList<>();

    RequestInTest(Cast cast, InterpretedStepFunctions stepFunctions, TemplateDefinition template) {
        this.company = cast.company();
        this.cast = cast;
        this.stepFunctions = stepFunctions;
        this.model = new ModelRequest(template);
        this.id = company.file(cast.requester(), company.publish(template));
        company.get(Messages.class).start(company.tenant, id.value());
        collect(model.route.waits());
        company.runDueCalls();
        check();
    }

    RequestId id() {
        return id;
    }

    ModelRequest model() {
        return model;
    }

    Observed observe() {
        return Observed.of(company, id, cast.everybody(), company.clock.instant());
    }

    Optional<Task> someTask(Random random, Predicate<Task> which) {
        List<Task> tasks = model.tasks.stream().filter(which).toList();
        List<Task> open =
                tasks.stream().filter(task -> task.status == Status.OPEN).toList();
        List<Task> of = open.isEmpty() || random.nextInt(5) == 0 ? tasks : open;
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }

    void loseNextResponse() {
        stepFunctions.loseNextResponse();
    }

    void deliverSome(Random random) {
        if (!undelivered.isEmpty()) {
            deliver(undelivered.remove(random.nextInt(undelivered.size())));
        }
    }

    /** What was delivered before comes once more, however late. */
    void deliverAgain(Random random) {
        if (!delivered.isEmpty()) {
            deliver(delivered.get(random.nextInt(delivered.size())));
        }
    }

    /** For the message of a failure. */
    void tell(String what) {
        story.add("%s %s".formatted(company.clock.instant(), what));
    }

    String story() {
        return String.join("\n  ", story);
    }

    private void deliver(String message) {
        tell("delivers " + message.replaceAll("\"taskToken\":\"[^\"]*\"", ""));
        delivered.add(message);
        if (JSON.readTree(message).has("taskToken")) {
            company.get(Messages.class).humanTask(message);
            arrived(HumanTask.fromJson(message));
        } else {
            company.get(Messages.class).requestEvent(message);
            arrived(RequestEvent.fromJson(message));
        }
    }

    private void arrived(HumanTask message) {
        Waits where = new Waits(message.step(), message.revision(), message.visit());
        boolean known = model.find(task -> task.where.equals(where)).isPresent();
        if (known || !model.route.waits().contains(where)) {
            return;
        }
        Instant now = company.clock.instant();
        if (model.status.isCalledOff()) {
            Task task = register(where);
            task.status = Status.VOID;
            task.outcome = Optional.of(Outcome.WITHDRAWN);
            task.answerAt = now;
        } else if (model.status.isOpen()) {
            boolean revise = where.step().equals(HumanTask.REVISE);
            model.tasks.stream()
                    .filter(task -> revise
                            ? task.where.revision() == where.revision()
                            : task.where.step().equals(where.step()) && task.where.revision() == where.revision())
                    .forEach(Task::callOff);
            Task task = register(where);
            if (revise && model.edited) {
                model.edited = false;
                model.revision++;
                task.settle(Outcome.REVISED, now);
            }
            model.recount(observe(), now);
        }
    }

    private Task register(Waits where) {
        ApprovalRow row = observe().rows().stream()
                .filter(one -> new Waits(one.step(), one.revision(), one.visit()).equals(where))
                .findFirst()
                .orElseThrow(() -> new AssertionError(where + " was not registered"));
        Task task = new Task(where, row.id(), row.dueAt());
        model.tasks.add(task);
        return task;
    }

    private void arrived(RequestEvent message) {
        switch (message) {
            case RequestEvent.Finished finished
            when model.status.isOpen() -> {
                Outcome end = model.route.end().orElseThrow();
                assertThat(finished.outcome().name()).isEqualTo(end.name());
                model.status = status(end);
                model.tasks.forEach(Task::callOff);
            }
            case RequestEvent.StepsClosed closed
            when model.status.isOpen() ->
                model.tasks.stream()
                        .filter(task -> task.where.revision() == closed.revision()
                                && closed.steps().contains(task.where.step()))
                        .forEach(Task::callOff);
            default -> {}
        }
    }

    private static RequestStatus status(Outcome end) {
        return switch (end) {
            case APPROVED -> RequestStatus.APPROVED;
            case DENIED, CHANGES_REQUESTED -> RequestStatus.DENIED;
            case EXPIRED -> RequestStatus.EXPIRED;
            case WITHDRAWN -> RequestStatus.WITHDRAWN;
            case REVISED -> throw new AssertionError("no end");
        };
    }

    void advance(Duration time) {
        tell("waits for " + time);
        company.clock.advance(time);
        run();
    }

    void run() {
        company.runDueCalls();
        ran();
    }

    /** Says to the model what the calls that were due have done. */
    void ran() {
        Instant now = company.clock.instant();
        if (model.status.isOpen()) {
            // A decision that can be undone no longer bars its person from the other side, and others are asked there.
            model.recount(observe(), now);
        }
        model.expire(now);
        List<Waits> entered = new ArrayList<>();
        for (InterpretedStepFunctions.Taken taken : stepFunctions.takeTaken()) {
            tell("took over " + taken);
            JsonNode answer = JSON.readTree(taken.output());
            JsonNode task = answer.path("task");
            Set<Waits> before = model.route.waits();
            Waits where = new Waits(
                    task.path("step").asString(),
                    task.path("revision").asInt(),
                    task.path("visit").asInt());
            model.taken(where, Outcome.valueOf(answer.path("outcome").asString()), now);
            model.find(one -> one.where.equals(where)).orElseThrow().responseLost = taken.responseLost();
            Set<Waits> after = new HashSet<>(model.route.waits());
            after.removeAll(before);
            entered.addAll(after);
        }
        if (model.status.isCalledOff() && stepFunctions.isAborted(id.value())) {
            model.route.stop();
        }
        collect(entered);
        model.supersede(now);
    }

    private void collect(Iterable<Waits> entered) {
        List<String> messages = stepFunctions.takeSent();
        undelivered.addAll(messages);
        assertThat(messages.stream()
                        .filter(message -> JSON.readTree(message).has("taskToken"))
                        .map(HumanTask::fromJson)
                        .map(task -> new Waits(task.step(), task.revision(), task.visit())))
                .as("the tasks that the execution has entered")
                .containsExactlyInAnyOrderElementsOf(entered);
    }

    /** One of the tasks that count is answered so, the others are called off. */
    void tellOne(Outcome outcome, Predicate<Task> which) {
        Observed observed = observe();
        List<Task> counting = model.tasks.stream()
                .filter(task -> task.counts() && which.test(task))
                .toList();
        List<Task> told = counting.stream()
                .filter(task -> observed.row(task.id).isOutcome(outcome)
                        && observed.row(task.id).answeredAt().isEmpty())
                .toList();
        assertThat(told).hasSize(Math.min(1, counting.size()));
        counting.forEach(Task::callOff);
        told.forEach(task -> {
            task.outcome = Optional.of(outcome);
            task.answerAt = company.clock.instant();
        });
    }

    boolean isEditable() {
        return model.template.revisions().byRequester()
                && !model.edited
                && model.tasks.stream()
                        .anyMatch(task -> !task.isRevise() && task.where.revision() == model.revision && task.counts())
                && model.tasks.stream()
                        .noneMatch(task -> !task.isRevise()
                                && task.where.revision() == model.revision
                                && task.answering
                                && task.outcome
                                        .filter(outcome -> outcome != Outcome.APPROVED)
                                        .isPresent()
                                && model.find(later -> later.where.step().equals(task.where.step())
                                                && later.where.revision() == model.revision
                                                && later.where.visit() > task.where.visit())
                                        .isEmpty());
    }

    void revised(boolean asked) {
        if (asked) {
            model.find(task -> task.isRevise() && task.status == Status.OPEN)
                    .orElseThrow()
                    .settle(Outcome.REVISED, company.clock.instant());
            model.revision++;
        } else {
            tellOne(Outcome.CHANGES_REQUESTED, task -> !task.isRevise() && task.where.revision() == model.revision);
            Task told = model.find(task ->
                            task.status == Status.VOID && task.outcome.equals(Optional.of(Outcome.CHANGES_REQUESTED)))
                    .orElseThrow();
            told.status = Status.SETTLED;
            told.answering = true;
            model.edited = true;
        }
    }

    /** The product says what the model says. */
    void check() {
        run();
        Observed observed = observe();
        observed.check(cast.inactive());
        assertThat(observed.filed().status()).as("status").isEqualTo(model.status);
        assertThat(observed.filed().revision()).as("revision").isEqualTo(model.revision);
        assertThat(observed.standing().stream().map(DecisionRepository.Row::id))
                .as("decisions")
                .containsExactlyInAnyOrderElementsOf(model.votes.stream()
                        .filter(vote -> !vote.undone)
                        .map(vote -> vote.id)
                        .toList());
        assertThat(observed.rows()).as("tasks").hasSameSizeAs(model.tasks);
        for (Task task : model.tasks) {
            ApprovalRow row = observed.row(task.id);
            assertThat(row.outcome()).as("outcome of %s", task).isEqualTo(task.outcome);
            if (task.responseLost && row.status() == Status.SETTLED) {
                continue;
            }
            assertThat(row.status()).as("status of %s", task).isEqualTo(task.status);
            assertThat(row.dueAt()).as("due date of %s", task).isEqualTo(task.dueAt);
            if (task.status == Status.SETTLED) {
                assertThat(row.answerAt()).as("answer of %s", task).contains(task.answerAt);
            }
        }
    }

    /** Nobody acts any more: what waits expires, until the request has ended. Then every message comes once more. */
    void letItEnd() {
        for (int rounds = 0; rounds < 200 && (isGoingOn() || !undelivered.isEmpty()); rounds++) {
            if (undelivered.isEmpty()) {
                advance(nextDue());
            } else {
                deliver(undelivered.removeFirst());
            }
            check();
        }
        advance(Duration.ofHours(2));
        check();
        assertThat(isGoingOn())
                .as("%s waits at %s", model.tasks, model.route.waits())
                .isFalse();
        List.copyOf(delivered).forEach(this::deliver);
        check();
        assertThat(observe().rows())
                .as("nothing is open after the end")
                .noneMatch(row -> row.isOpen() || row.status() == Status.SETTLED);
        // People who must decide one step each can be too few for both.
        assertThat(company.count("select count(*) from alarm where kind <> 'TOO_FEW_LEFT'"))
                .as("alarms")
                .isZero();
        assertThat(company.count(
                        "select count(*) from audit_entry where kind in ('request.closed', 'request.withdrawn', 'request.cancelled') and request_id = '%s'"
                                .formatted(id)))
                .as("ends")
                .isEqualTo(1);
    }

    private boolean isGoingOn() {
        return model.status.isOpen() || model.route.end().isEmpty();
    }

    private Duration nextDue() {
        Instant now = company.clock.instant();
        return model.tasks.stream()
                .map(task -> task.status == Status.OPEN ? task.expiresAt : task.answerAt)
                .filter(at -> at.isAfter(now) && !at.equals(Instant.MAX))
                .min(Instant::compareTo)
                .map(at -> Duration.between(now, at))
                .orElse(Duration.ofMinutes(1));
    }
}
