package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.approval.ModelRequest.Task;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonNotActive;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** What those who look after the requests of others do, and what others try: each is done to the product and said to the model, as {@link RandomActs} does. */
final class AdministratorActs {

    private final Company company;
    private final Cast cast;
    private final RequestInTest request;
    private final ModelRequest model;

    AdministratorActs(Cast cast, RequestInTest request) {
        this.company = cast.company();
        this.cast = cast;
        this.request = request;
        this.model = request.model();
    }

    void cancel(Random random) {
        Actor actor = administratorOrOther(random);
        String reason = random.nextInt(6) == 0 ? " " : "It was sent twice";
        Cancellation cancellation = company.get(Cancellation.class);
        if (cast.isInactive(actor)) {
            assertThat(catchThrowable(() -> cancellation.cancel(actor, request.id(), reason)))
                    .isInstanceOf(PersonNotActive.class);
            return;
        }
        boolean may = model.status.isOpen() && actor.equals(cast.administrator()) && !reason.isBlank();
        CancelResult result = cancellation.cancel(actor, request.id(), reason);
        request.tell("%s cancels: %s".formatted(cast.name(actor), result));
        assertThat(result instanceof CancelResult.Cancelled).as("%s", result).isEqualTo(may);
        if (may) {
            model.status = RequestStatus.CANCELLED;
            request.tellOne(Outcome.WITHDRAWN, _ -> true);
        } else if (result instanceof CancelResult.AlreadyClosed(var end)) {
            assertThat(end.status()).as("how it has ended").isEqualTo(model.status);
        }
    }

    /** Also to what is too early or too late, of what waits for nobody, and by who may not. */
    void extend(Random random) {
        Optional<Task> chosen = request.someTask(random, _ -> true);
        if (chosen.isEmpty()) {
            return;
        }
        Task task = chosen.get();
        Actor actor = administratorOrOther(random);
        Instant due = due(random, task);
        String reason = random.nextInt(12) == 0 ? " " : "They need more time";
        Extensions extensions = company.get(Extensions.class);
        if (cast.isInactive(actor)) {
            assertThat(catchThrowable(() -> extensions.extend(actor, task.id, due, reason)))
                    .isInstanceOf(PersonNotActive.class);
            return;
        }
        Class<? extends ExtendResult> expected =
                actor.equals(cast.administrator()) ? expected(task, due, reason) : ExtendResult.NotAllowed.class;
        ExtendResult result = extensions.extend(actor, task.id, due, reason);
        request.tell("%s extends %s to %s: %s".formatted(cast.name(actor), task, due, result));
        assertThat(result).as("%s from %s to %s", task, task.dueAt, due).isInstanceOf(expected);
        if (result instanceof ExtendResult.Extended) {
            task.dueAt = due;
            task.expiresAt = due;
        }
    }

    private Instant due(Random random, Task task) {
        return switch (random.nextInt(8)) {
            case 0 -> task.dueAt.minus(Duration.ofHours(random.nextInt(3)));
            case 1 -> company.clock.instant().minus(Duration.ofMinutes(random.nextInt(3)));
            case 2 -> latest(task).plus(Duration.ofMinutes(1));
            case 3 -> latest(task);
            case 4 -> company.clock.instant().plus(Duration.ofMinutes(1 + random.nextInt(30)));
            default -> task.dueAt.plus(Duration.ofHours(1 + random.nextInt(40)));
        };
    }

    /** What the page offers, if it offers any. */
    private Instant latest(Task task) {
        return company.get(Extensions.class).extendable(cast.administrator(), request.id()).stream()
                .filter(one -> one.approval().equals(task.id))
                .map(Extendable::latest)
                .findFirst()
                .orElse(task.dueAt);
    }

    private Class<? extends ExtendResult> expected(Task task, Instant due, String reason) {
        if (task.status != ApprovalRow.Status.OPEN || task.isRevise() || !model.status.isOpen()) {
            return tooLate(task);
        }
        if (reason.isBlank()) {
            return ExtendResult.ReasonRequired.class;
        }
        if (!due.isAfter(task.dueAt) || !due.isAfter(company.clock.instant())) {
            return ExtendResult.NotLater.class;
        }
        return due.isAfter(latest(task)) ? ExtendResult.TooLate.class : ExtendResult.Extended.class;
    }

    /** Who or what was first. */
    private Class<? extends ExtendResult> tooLate(Task task) {
        Outcome outcome = task.outcome.orElse(null);
        if (outcome == Outcome.EXPIRED) {
            return ExtendResult.Expired.class;
        }
        return outcome != null && model.standing(task.id).stream().anyMatch(vote -> isFor(vote.verdict, outcome))
                ? ExtendResult.AlreadyDecided.class
                : ExtendResult.Closed.class;
    }

    private static boolean isFor(Verdict verdict, Outcome outcome) {
        return outcome
                == switch (verdict) {
                    case APPROVE -> Outcome.APPROVED;
                    case DENY -> Outcome.DENIED;
                    case REQUEST_CHANGES -> Outcome.CHANGES_REQUESTED;
                };
    }

    private Actor administratorOrOther(Random random) {
        return random.nextInt(4) == 0 ? cast.somebody(random) : cast.administrator();
    }
}
