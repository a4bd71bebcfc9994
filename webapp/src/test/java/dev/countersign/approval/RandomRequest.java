package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.approval.BallotPropertiesTest.Person;
import dev.countersign.approval.ModelRoute.Waits;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.testing.InterpretedStepFunctions;
import dev.countersign.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request whose execution runs in the interpreter and whose votes are counted by the product, without a database, with its model beside it. The test keeps
 * the clock and the votes; see {@link RandomActsPropertiesTest}.
 */
final class RandomRequest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration DUE = Duration.ofHours(8);

    /** Of the requester's own task, which nobody decides. */
    private static final Quorum NOBODY = Quorum.of(new Approvers.Group("nobody"), new QuorumRule.Any());

    /** A task that waits for people. */
    private static final class Task {

        private final HumanTask message;
        private final Quorum quorum;
        private final List<Person> people;
        private Instant expiresAt;
        private final Map<Integer, Instant> undoable = new LinkedHashMap<>();
        private Optional<Outcome> settled = Optional.empty();
        private Instant answerAt = Instant.MAX;

        Task(HumanTask message, Quorum quorum, List<Person> people, Instant expiresAt) {
            this.message = message;
            this.quorum = quorum;
            this.people = people;
            this.expiresAt = expiresAt;
        }
    }

    private final InterpretedStepFunctions stepFunctions;
    private final TestClock clock;
    private final TemplateDefinition template;
    private final ModelRoute route;
    private final Random random;
    private final UUID id;
    private final Map<Waits, Task> open = new LinkedHashMap<>();
    private final Map<String, HumanTask> tokens = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private final List<RequestEvent.Finished> ends = new ArrayList<>();
    private int revision = 1;

    RandomRequest(
            InterpretedStepFunctions stepFunctions,
            TestClock clock,
            TemplateDefinition template,
            String machine,
            Random random) {
        this.stepFunctions = stepFunctions;
        this.clock = clock;
        this.template = template;
        this.route = new ModelRoute(template);
        this.random = random;
        this.id = new UUID(random.nextLong(), random.nextLong());
        stepFunctions.startExecution(
                start -> start.stateMachineArn(machine).name(id.toString()).input("""
                        {"tenant": "0198c2a0-0000-7000-8000-00000000000a",
                         "request": {"id": "%s", "revision": 1, "form": %s},
                         "requester": {"id": "p1", "name": "Ana", "email": "ana@acme.test", "locale": "es-ES"}}
                        """.formatted(
                                id, Purchase.filledIn("Laptops"))));
        check(route.waits());
    }

    /** Random acts, and then nobody acts any more. */
    void play(int acts) {
        for (int act = 0; act < acts; act++) {
            act();
        }
        for (int rounds = 0; rounds < 200 && route.end().isEmpty(); rounds++) {
            passTime(DUE);
        }
        assertThat(route.end()).as("the end").isPresent();
        assertThat(open).as("open after the end").isEmpty();
        List.copyOf(tokens.keySet()).forEach(this::answerLate);
    }

    String story() {
        return template.steps() + "\n  " + String.join("\n  ", story);
    }

    private void act() {
        switch (random.nextInt(17)) {
            case 0, 1, 2, 3, 4, 5 -> decide();
            case 6 -> undo();
            case 7 -> suspendOrRestore();
            case 8 -> standIn();
            case 9, 10 -> revise();
            case 11 -> late();
            case 12 -> mixedUp();
            case 13 -> withdrawSometimes();
            case 14 -> extend();
            default ->
                passTime(random.nextInt(3) > 0 ? Company.UNDO_WINDOW : Duration.ofSeconds(1 + random.nextInt(8)));
        }
    }

    private void decide() {
        pick(task -> task.settled.isEmpty()).ifPresent(task -> {
            List<Integer> may = indexes(task, one -> !one.suspended() && one.verdict() == null);
            if (may.isEmpty()) {
                return;
            }
            int voter = may.get(random.nextInt(may.size()));
            Set<Verdict> offered = ApprovalSteps.offered(template, task.message.step());
            Verdict verdict = random.nextInt(3) > 0
                    ? Verdict.APPROVE
                    : random.nextInt(3) == 0 && offered.contains(Verdict.REQUEST_CHANGES)
                            ? Verdict.REQUEST_CHANGES
                            : Verdict.DENY;
            task.people.set(voter, task.people.get(voter).saying(verdict));
            task.undoable.put(voter, clock.instant().plus(Company.UNDO_WINDOW));
            tell("%d decides %s in %s".formatted(voter, verdict, where(task)));
            recount(task);
        });
    }

    private void undo() {
        pick(task -> !task.undoable.isEmpty()).ifPresent(task -> {
            int voter = List.copyOf(task.undoable.keySet()).get(random.nextInt(task.undoable.size()));
            if (clock.instant().isBefore(task.undoable.get(voter))) {
                task.undoable.remove(voter);
                task.people.set(voter, task.people.get(voter).saying(null));
                tell("%d undoes in %s".formatted(voter, where(task)));
                recount(task);
            }
        });
    }

    private void suspendOrRestore() {
        pick(_ -> true).ifPresent(task -> {
            List<Integer> may = indexes(task, one -> one.verdict() == null);
            if (!may.isEmpty()) {
                int one = may.get(random.nextInt(may.size()));
                task.people.set(one, task.people.get(one).suspendedOrNot());
                tell("%d is suspended or not in %s".formatted(one, where(task)));
                recount(task);
            }
        });
    }

    private void standIn() {
        pick(task -> task.settled.isEmpty()).ifPresent(task -> {
            Set<Integer> panel = Set.of(random.nextInt(task.quorum.panels().size()));
            task.people.add(new Person(panel, panel, false, null));
            tell("an administrator stands in for %s of %s".formatted(panel, where(task)));
            recount(task);
        });
    }

    /** Where the requester is asked, or may change it unasked. */
    private void revise() {
        Optional<Task> asked =
                open.values().stream().filter(RandomRequest::isRevise).findFirst();
        if (asked.isPresent()) {
            answer(asked.get(), Outcome.REVISED);
        } else if (template.revisions().byRequester() && random.nextInt(3) == 0) {
            pick(_ -> true).ifPresent(task -> {
                answer(task, Outcome.CHANGES_REQUESTED);
                answer(open.values().iterator().next(), Outcome.REVISED);
            });
        }
    }

    /** Nothing but the time of its end changes. */
    private void extend() {
        pick(task -> task.settled.isEmpty()).ifPresent(task -> {
            task.expiresAt = task.expiresAt.plus(Duration.ofHours(1 + random.nextInt(40)));
            tell("%s is due at %s".formatted(where(task), task.expiresAt));
        });
    }

    private void withdrawSometimes() {
        if (random.nextInt(4) == 0) {
            pick(_ -> true).ifPresent(task -> answer(task, Outcome.WITHDRAWN));
        }
    }

    /** An answer that was sent before, or that nobody waits for any more, once more. */
    private void late() {
        List<String> dead = tokens.keySet().stream()
                .filter(token -> open.values().stream()
                        .noneMatch(task -> task.message.taskToken().equals(token)))
                .toList();
        if (!dead.isEmpty()) {
            answerLate(dead.get(random.nextInt(dead.size())));
            check(Set.of());
        }
    }

    private void answerLate(String token) {
        HumanTask task = Objects.requireNonNull(tokens.get(token));
        assertThatThrownBy(() -> send(token, new TaskAnswer(Company.named(task), Outcome.APPROVED, "p2", "").toJson()))
                .isInstanceOf(TaskTimedOutException.class);
    }

    /** An answer to another revision, with a token of this one: the execution asks again. */
    private void mixedUp() {
        pick(_ -> true).ifPresent(task -> {
            TaskAnswer.Task named = Company.named(task.message);
            TaskAnswer.Task other = new TaskAnswer.Task(
                    named.tenant(), named.requestId(), named.revision() + 1, named.step(), named.visit());
            tell("an answer to another revision at " + where(task));
            send(task.message.taskToken(), new TaskAnswer(other, Outcome.APPROVED, "p2", "").toJson());
            open.remove(where(task));
            check(Set.of(where(task)));
        });
    }

    /** What is due and not settled expires; then the answers whose undo window is over are sent. */
    private void passTime(Duration time) {
        clock.advance(time);
        tell("%s pass".formatted(time));
        Instant now = clock.instant();
        while (next(task -> task.settled.isEmpty() && !task.expiresAt.isAfter(now), Optional.of(Outcome.EXPIRED))) {}
        while (next(task -> !task.answerAt.isAfter(now), Optional.empty())) {}
    }

    private boolean next(Predicate<Task> which, Optional<Outcome> outcome) {
        Optional<Task> task = open.values().stream().filter(which).findFirst();
        task.ifPresent(due -> answer(due, outcome.or(() -> due.settled).orElseThrow()));
        return task.isPresent();
    }

    /** The product counts as the model does. */
    private void recount(Task task) {
        Optional<Outcome> counted = BallotPropertiesTest.outcome(task.quorum, task.people);
        Optional<Outcome> expected = task.people.stream().anyMatch(one -> one.verdict() == Verdict.REQUEST_CHANGES)
                ? Optional.of(Outcome.CHANGES_REQUESTED)
                : BallotPropertiesTest.model(task.quorum, task.people);
        assertThat(counted).as("%s by %s", task.people, task.quorum).isEqualTo(expected);
        if (counted.isEmpty()) {
            task.answerAt = Instant.MAX;
        } else if (task.settled.isEmpty()) {
            task.answerAt = clock.instant().plus(Company.UNDO_WINDOW);
        }
        task.settled = counted;
    }

    private void answer(Task task, Outcome outcome) {
        tell("%s is answered with %s".formatted(where(task), outcome));
        Set<Waits> before = route.waits();
        TaskAnswer.Task named = Company.named(task.message);
        if (outcome == Outcome.REVISED) {
            revision++;
            JsonNode form = Purchase.filledIn("Laptops " + revision);
            send(task.message.taskToken(), new RevisionAnswer(named, revision, "Laptops", form).toJson());
        } else {
            send(task.message.taskToken(), new TaskAnswer(named, outcome, "p2", "because").toJson());
        }
        route.answer(where(task), outcome);
        Set<Waits> entered =
                route.waits().stream().filter(waits -> !before.contains(waits)).collect(Collectors.toSet());
        check(entered);
    }

    private void send(String token, String output) {
        stepFunctions.sendTaskSuccess(answer -> answer.taskToken(token).output(output));
    }

    /** @param entered the places that the execution has asked for, once each */
    private void check(Set<Waits> entered) {
        List<Waits> asked = new ArrayList<>();
        open.keySet().retainAll(route.waits());
        for (String message : stepFunctions.takeSent()) {
            if (JSON.readTree(message).has("taskToken")) {
                HumanTask task = HumanTask.fromJson(message);
                asked.add(where(task));
                tokens.put(task.taskToken(), task);
                open.put(where(task), task(task));
            } else if (RequestEvent.fromJson(message) instanceof RequestEvent.Finished finished) {
                ends.add(finished);
            }
        }
        assertThat(asked).as("asked").containsExactlyInAnyOrderElementsOf(entered);
        assertThat(open.keySet()).as("waits").isEqualTo(route.waits());
        assertThat(ends.stream().map(end -> end.outcome().name()))
                .as("told ends")
                .isEqualTo(route.end().stream().map(Outcome::name).toList());
        ends.forEach(end -> assertThat(end.revision()).isEqualTo(revision));
    }

    private Task task(HumanTask message) {
        if (message.step().equals(HumanTask.REVISE)) {
            return new Task(message, NOBODY, new ArrayList<>(), clock.instant().plus(DUE));
        }
        Quorum quorum = StepTree.of(template.steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(message.step()))
                .findFirst()
                .orElseThrow()
                .quorum(message.visit());
        List<Person> people = new ArrayList<>();
        for (int person = random.nextInt(6); person >= 0; person--) {
            people.add(new Person(
                    random.ints(2, 0, quorum.panels().size()).boxed().collect(Collectors.toSet()),
                    Set.of(),
                    false,
                    null));
        }
        return new Task(message, quorum, people, clock.instant().plus(DUE));
    }

    private Optional<Task> pick(Predicate<Task> which) {
        List<Task> tasks = open.values().stream()
                .filter(task -> !isRevise(task) && which.test(task))
                .toList();
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(random.nextInt(tasks.size())));
    }

    private static List<Integer> indexes(Task task, Predicate<Person> which) {
        List<Integer> found = new ArrayList<>();
        for (int index = 0; index < task.people.size(); index++) {
            if (which.test(task.people.get(index))) {
                found.add(index);
            }
        }
        return found;
    }

    private static boolean isRevise(Task task) {
        return task.message.step().equals(HumanTask.REVISE);
    }

    private static Waits where(Task task) {
        return where(task.message);
    }

    private static Waits where(HumanTask task) {
        return new Waits(task.step(), task.revision(), task.visit());
    }

    private void tell(String what) {
        story.add(what);
    }
}
