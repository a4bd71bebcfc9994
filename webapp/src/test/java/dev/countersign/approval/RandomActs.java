package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.approval.ModelRequest.Task;
import dev.countersign.approval.ModelRequest.Vote;
import dev.countersign.definitions.message.TaskAnswer.Outcome;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonNotActive;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.RevisionService;
import dev.countersign.request.WithdrawResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Each act is done to the product, and said to the model: it must be recorded exactly if the model allows it, and have the effect that the model says. */
final class RandomActs {

    private final Company company;
    private final Cast cast;
    private final RequestInTest request;
    private final ModelRequest model;
    private final AdministratorActs administrators;
    private int texts;

    RandomActs(Cast cast, RequestInTest request) {
        this.company = cast.company();
        this.cast = cast;
        this.request = request;
        this.model = request.model();
        this.administrators = new AdministratorActs(cast, request);
    }

    /** Does one act. The same random numbers in the same situation are the same act. */
    void act(Random random) {
        switch (random.nextInt(21)) {
            case 0, 1, 2, 3, 4, 5 -> decide(random);
            case 6 -> undo(random);
            case 7, 8, 9 -> request.deliverSome(random);
            case 10 -> request.deliverAgain(random);
            case 11, 12 -> revise(random);
            case 13 -> handOver(random);
            case 14 -> request.tell(cast.someoneIsAwayOrBack(random));
            case 15 -> other(random);
            case 16 -> administrators.extend(random);
            default -> passTime(random);
        }
        request.check();
    }

    private void other(Random random) {
        switch (random.nextInt(7)) {
            case 0 -> withdraw(cast.somebody(random));
            case 1 -> withdraw(cast.requester());
            case 2 -> request.tell(cast.someoneLeavesOrReturns(random));
            case 3 -> release(random);
            case 4 -> request.loseNextResponse();
            case 5 -> administrators.cancel(random);
            default ->
                company.get(RequestService.class)
                        .comment(cast.requester(), request.id(), "Please look at this " + ++texts, UUID.randomUUID());
        }
    }

    private void passTime(Random random) {
        Instant now = company.clock.instant();
        Optional<Instant> due = model.tasks.stream()
                .filter(task -> task.status == ApprovalRow.Status.OPEN)
                .map(task -> task.expiresAt)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> request.advance(Duration.ofSeconds(1 + random.nextInt(6)));
            case 3, 4, 5 -> request.advance(Company.UNDO_WINDOW);
            case 6 -> request.advance(Duration.ofHours(1 + random.nextInt(5)));
            default -> request.advance(due.map(at -> Duration.between(now, at)).orElse(Duration.ofMinutes(1)));
        }
    }

    private void decide(Random random) {
        Optional<Task> chosen = request.someTask(random, task -> !task.isRevise());
        if (chosen.isEmpty()) {
            return;
        }
        Task task = chosen.get();
        Observed before = request.observe();
        List<PersonId> asked = before.asked(task.id).stream()
                .map(AssignmentRepository.Row::person)
                .toList();
        Actor actor = asked.isEmpty() || random.nextInt(6) == 0
                ? cast.somebody(random)
                : cast.actor(asked.get(random.nextInt(asked.size())));
        Verdict verdict = random.nextInt(3) > 0
                ? Verdict.APPROVE
                : random.nextInt(3) > 0 ? Verdict.DENY : Verdict.REQUEST_CHANGES;
        int seen = random.nextInt(12) == 0 ? model.revision + 1 - random.nextInt(3) : task.where.revision();
        UUID click = UUID.randomUUID();
        if (cast.isInactive(actor)) {
            assertThat(catchThrowable(() -> company.approvals().decide(actor, task.id, verdict, "no", seen, click)))
                    .isInstanceOf(PersonNotActive.class);
            return;
        }
        boolean may = task.status == ApprovalRow.Status.OPEN
                && model.status.isOpen()
                && task.where.revision() == model.revision
                && seen == model.revision
                && !actor.person().equals(cast.requester().person())
                && before.askedIn(task.id, actor.person())
                        .filter(row -> row.status() == AssignmentRepository.Status.OPEN)
                        .isPresent()
                && ApprovalSteps.offered(model.template, task.where.step()).contains(verdict);

        Optional<ApprovalCase> shown =
                may && verdict == Verdict.APPROVE ? company.approvals().open(actor, task.id) : Optional.empty();

        DecideResult result = company.approvals().decide(actor, task.id, verdict, "because", seen, click);

        request.tell("%s %s in %s: %s".formatted(cast.name(actor), verdict, task, result));
        assertThat(result instanceof DecideResult.Recorded)
                .as("%s %s of %s in %s: %s", actor.person(), verdict, seen, task, result)
                .isEqualTo(may);
        if (result instanceof DecideResult.Recorded(DecisionId id, Instant undoUntil)) {
            model.votes.add(new Vote(id, task.id, actor.person(), verdict, company.clock.instant(), undoUntil));
            assertThat(company.approvals().decide(actor, task.id, verdict, "because", seen, click))
                    .as("the same click again")
                    .isEqualTo(result);
            model.recount(request.observe(), company.clock.instant());
            shown.ifPresent(said -> compare(task, said));
        } else if (result instanceof DecideResult.AlreadyDecided first) {
            assertThat(model.standing(task.id)).as("who decided, and when").anySatisfy(vote -> {
                assertThat(vote.person).isEqualTo(first.by().id());
                assertThat(vote.at).isEqualTo(first.when());
                assertThat(vote.verdict).isEqualTo(first.verdict());
            });
        }
    }

    /** What the person read before they approved: how many approvals are missing then, and what follows. */
    private static void compare(Task task, ApprovalCase said) {
        boolean settles = said.after().missing() == 0;
        assertThat(task.outcome.equals(Optional.of(Outcome.APPROVED)))
                .as("%s after an approval of which was said that %s", task, said.after())
                .isEqualTo(settles);
        task.promised = settles ? said.next() : Optional.empty();
    }

    private void undo(Random random) {
        if (model.votes.isEmpty()) {
            return;
        }
        Vote vote = model.votes.get(model.votes.size() - 1 - random.nextInt(Math.min(3, model.votes.size())));
        Actor actor = cast.actor(vote.person);
        if (cast.isInactive(actor)) {
            return;
        }
        Instant now = company.clock.instant();
        Task task = model.task(vote.approval);
        boolean may = !vote.undone
                && now.isBefore(vote.undoUntil)
                && task.counts()
                && !task.outcome.equals(Optional.of(Outcome.EXPIRED));
        UndoResult result = company.approvals().undo(actor, vote.id);
        request.tell("%s undoes in %s: %s".formatted(cast.name(actor), task, result));
        assertThat(result instanceof UndoResult.Undone)
                .as("undo in %s: %s", task, result)
                .isEqualTo(may);
        if (may) {
            vote.undone = true;
            model.recount(request.observe(), now);
        }
    }

    private void release(Random random) {
        if (model.votes.isEmpty()) {
            return;
        }
        Vote vote = model.votes.get(random.nextInt(model.votes.size()));
        Actor actor = cast.actor(vote.person);
        if (cast.isInactive(actor) || vote.undone) {
            return;
        }
        request.tell(cast.name(actor) + " releases");
        company.approvals().release(actor, vote.id);
        Instant now = company.clock.instant();
        vote.undoUntil = vote.undoUntil.isBefore(now) ? vote.undoUntil : now;
        Task task = model.task(vote.approval);
        if (task.status == ApprovalRow.Status.SETTLED && !task.outcome.equals(Optional.of(Outcome.EXPIRED))) {
            Instant at = model.lastUndo(now);
            task.answerAt = task.answerAt.isAfter(at) ? at : task.answerAt;
        }
    }

    private void handOver(Random random) {
        Optional<Task> chosen = request.someTask(random, task -> !task.isRevise());
        if (chosen.isEmpty()) {
            return;
        }
        Task task = chosen.get();
        Observed before = request.observe();
        List<AssignmentRepository.Row> asked = before.asked(task.id);
        if (asked.isEmpty()) {
            return;
        }
        AssignmentRepository.Row from = asked.get(random.nextInt(asked.size()));
        Actor to = cast.somebody(random);
        boolean delegates = random.nextBoolean();
        Actor actor = delegates ? cast.actor(from.person()) : cast.administrator();
        if (cast.isInactive(actor)) {
            return;
        }
        boolean may = from.status() == AssignmentRepository.Status.OPEN
                && task.status == ApprovalRow.Status.OPEN
                && model.status.isOpen()
                && !cast.isInactive(to)
                && !to.person().equals(cast.requester().person())
                && asked.stream()
                        .noneMatch(row ->
                                row.person().equals(to.person()) || row.owner().equals(to.person()))
                && !before.decidedApart(before.row(task.id)).contains(to.person());
        HandoverResult result = delegates
                ? company.get(Handovers.class).delegate(actor, task.id, to.person(), "please")
                : company.get(Handovers.class).reassign(actor, task.id, from.person(), to.person(), "somebody else");
        request.tell("%s passes from %s to %s in %s: %s"
                .formatted(cast.name(actor), cast.name(from.person()), cast.name(to), task, result));
        assertThat(result instanceof HandoverResult.HandedOver)
                .as("%s from %s to %s in %s: %s", actor.person(), from, to.person(), task, result)
                .isEqualTo(may);
        if (may) {
            company.runDueCalls();
            Observed after = request.observe();
            assertThat(after.askedIn(task.id, from.person())).isEmpty();
            assertThat(after.asked(task.id))
                    .filteredOn(row -> row.owner().equals(from.passed().isPresent() ? from.owner() : to.person()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.panels()).isEqualTo(from.panels()));
            request.ran();
        }
    }

    private void withdraw(Actor actor) {
        if (cast.isInactive(actor)) {
            return;
        }
        boolean may = model.status.isOpen() && actor.equals(cast.requester());
        WithdrawResult result = company.get(RequestService.class).withdraw(actor, request.id());
        request.tell("%s withdraws: %s".formatted(cast.name(actor), result));
        assertThat(result instanceof WithdrawResult.Withdrawn).as("%s", result).isEqualTo(may);
        if (may) {
            model.status = RequestStatus.WITHDRAWN;
            request.tellOne(Outcome.WITHDRAWN, _ -> true);
        }
    }

    private void revise(Random random) {
        int seen = random.nextInt(8) == 0 ? model.revision - 1 : model.revision;
        ObjectNode form = Purchase.filledIn("Laptops " + ++texts);
        boolean asked = model.find(task -> task.isRevise()
                        && task.status == ApprovalRow.Status.OPEN
                        && task.where.revision() == model.revision)
                .isPresent();
        boolean may = seen == model.revision && model.status.isOpen() && (asked || request.isEditable());
        ReviseResult result = company.get(RevisionService.class).revise(cast.requester(), request.id(), seen, form, "");
        request.tell("revises %d: %s".formatted(seen, result));
        assertThat(result instanceof ReviseResult.Revised)
                .as("revise %d of %s: %s", seen, model.tasks, result)
                .isEqualTo(may);
        if (may) {
            request.revised(asked);
        }
    }
}
