package dev.countersign.approval;

import dev.countersign.approval.ApprovalRow.Status;
import dev.countersign.approval.ModelRoute.Waits;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a request must be after some acts: its tasks, the votes that stand, its revision and its end. The pure model of {@link RandomActsIT}. Who is asked
 * is not modelled but observed, since stand-ins depend on the whole organisation; {@link Observed} states what must hold for it.
 */
final class ModelRequest {

    /** As {@link Deadlines} has it. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    /** A task that the product knows. */
    static final class Task {

        final Waits where;
        final ApprovalId id;
        Status status = Status.OPEN;
        Optional<Outcome> outcome = Optional.empty();
        Instant answerAt = Instant.MAX;
        Instant dueAt;

        /** Later than it is due, if it was decided in time and is open again. */
        Instant expiresAt;

        boolean answering;
        boolean answered;
        boolean responseLost;

        /** What the case said that follows if the person who settled it approves. */
        Optional<Next> promised = Optional.empty();

        Task(Waits where, ApprovalId id, Instant dueAt) {
            this.where = where;
            this.id = id;
            this.dueAt = dueAt;
            this.expiresAt = dueAt;
        }

        boolean isRevise() {
            return where.step().equals(HumanTask.REVISE);
        }

        boolean counts() {
            return status == Status.OPEN || (status == Status.SETTLED && !answering);
        }

        void settle(Outcome settled, Instant at) {
            status = Status.SETTLED;
            outcome = Optional.of(settled);
            answerAt = at;
        }

        void callOff() {
            if (counts()) {
                status = Status.VOID;
                outcome = Optional.empty();
                answerAt = Instant.MAX;
            }
        }

        @Override
        public String toString() {
            return where + " " + status + " " + outcome;
        }
    }

    /** A decision. */
    static final class Vote {

        final DecisionId id;
        final ApprovalId approval;
        final PersonId person;
        final Verdict verdict;
        final Instant at;
        Instant undoUntil;
        boolean undone;

        Vote(DecisionId id, ApprovalId approval, PersonId person, Verdict verdict, Instant at, Instant undoUntil) {
            this.id = id;
            this.approval = approval;
            this.person = person;
            this.verdict = verdict;
            this.at = at;
            this.undoUntil = undoUntil;
        }
    }

    final TemplateDefinition template;
    final ModelRoute route;
    final List<Task> tasks = new ArrayList<>();
    final List<Vote> votes = new ArrayList<>();
    RequestStatus status = RequestStatus.IN_PROGRESS;
    int revision = 1;
    boolean edited;

    ModelRequest(TemplateDefinition template) {
        this.template = template;
        this.route = new ModelRoute(template);
    }

    Task task(ApprovalId id) {
        return find(task -> task.id.equals(id)).orElseThrow();
    }

    Optional<Task> find(Predicate<Task> which) {
        return tasks.stream().filter(which).findFirst();
    }

    List<Vote> standing(ApprovalId approval) {
        return votes.stream()
                .filter(vote -> !vote.undone && vote.approval.equals(approval))
                .toList();
    }

    ApprovalStep step(String key) {
        return StepTree.of(template.steps(), ApprovalStep.class)
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** When the last of the votes can no longer be undone. */
    Instant lastUndo(Instant now) {
        return votes.stream()
                .filter(vote -> !vote.undone)
                .map(vote -> vote.undoUntil)
                .filter(until -> until.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    /** Brings every task in line with the votes that stand and the people who are asked. */
    void recount(Observed observed, Instant now) {
        tasks.stream()
                .filter(task -> task.counts()
                        && !task.isRevise()
                        && task.where.revision() == revision
                        && !task.outcome.equals(Optional.of(Outcome.EXPIRED)))
                .forEach(task -> {
                    Optional<Outcome> settled = observed.outcome(this, task);
                    if (settled.isPresent() && task.status == Status.OPEN) {
                        task.settle(settled.get(), lastUndo(now));
                    } else if (settled.isEmpty() && task.status == Status.SETTLED) {
                        task.status = Status.OPEN;
                        task.outcome = Optional.empty();
                        task.answerAt = Instant.MAX;
                        if (!task.expiresAt.isAfter(now)) {
                            task.expiresAt = now.plus(GRACE);
                        }
                    } else if (!settled.equals(task.outcome)) {
                        throw new AssertionError(
                                "%s counts as %s, but its votes are %s".formatted(task, task.outcome, settled));
                    }
                });
    }

    /** What is due at this time and nobody has settled expires, before any answer is given. */
    void expire(Instant now) {
        if (status.isOpen()) {
            tasks.stream()
                    .filter(task -> task.status == Status.OPEN && !task.expiresAt.isAfter(now))
                    .forEach(task -> task.settle(Outcome.EXPIRED, now));
        }
    }

    /** The execution has taken this answer over. */
    void taken(Waits where, Outcome outcome, Instant now) {
        Task task = find(one -> one.where.equals(where)).orElseThrow();
        boolean owed = (task.status == Status.SETTLED
                        || (task.status == Status.VOID && task.outcome.equals(Optional.of(Outcome.WITHDRAWN))))
                && !task.answered;
        if (!owed || !task.outcome.equals(Optional.of(outcome)) || task.answerAt.isAfter(now)) {
            throw new AssertionError("%s was answered with %s".formatted(task, outcome));
        }
        task.answering = true;
        task.answered = true;
        if (task.status == Status.SETTLED) {
            task.status = Status.ANSWERED;
        }
        route.answer(where, outcome);
        if (outcome == Outcome.APPROVED) {
            task.promised.ifPresent(this::keep);
        }
    }

    /** Whoever approved has read that this follows. What had to come through first can have come through meanwhile. */
    private void keep(Next promised) {
        List<String> waiting = route.waits().stream().map(Waits::step).toList();
        boolean kept = promised.ends()
                ? route.end().equals(Optional.of(Outcome.APPROVED))
                : promised.then().stream().allMatch(step -> waiting.contains(step.key()));
        if (promised.waitsFor().isEmpty() && !kept) {
            throw new AssertionError(
                    "%s was promised, and what follows is %s and %s".formatted(promised, waiting, route.end()));
        }
    }

    /** Nobody waits for the answers that were due and are not taken. */
    void supersede(Instant now) {
        tasks.stream()
                .filter(task -> task.status == Status.SETTLED && !task.answerAt.isAfter(now))
                .forEach(task -> {
                    if (route.waits().contains(task.where)) {
                        throw new AssertionError(task + " is due and was not answered");
                    }
                    task.answering = true;
                    task.status = Status.SUPERSEDED;
                    if (edited
                            && task.outcome.equals(Optional.of(Outcome.CHANGES_REQUESTED))
                            && standing(task.id).stream().noneMatch(vote -> vote.verdict == Verdict.REQUEST_CHANGES)) {
                        edited = false;
                    }
                });
    }
}
