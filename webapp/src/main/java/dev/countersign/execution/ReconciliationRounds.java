package dev.countersign.execution;

import dev.countersign.execution.ReconciliationPlan.Pass;
import dev.countersign.execution.ReconciliationPlan.Position;
import dev.countersign.execution.ReconciliationPlan.Turn;
import dev.countersign.execution.ReconciliationRepository.Answered;
import dev.countersign.execution.ReconciliationRepository.Candidate;
import dev.countersign.execution.ReconciliationRepository.Found;
import dev.countersign.limit.Repeated;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Chooses which requests to compare with their executions, within a budget of DescribeExecution calls. First come those that should have made progress:
 * not started, overdue, or answered some time ago without an effect. Then come all open requests in turn. Each run continues where the previous one
 * ended, so that no run visits every request. A lost message is found within minutes if its effect is known to be missing.
 */
@Component
class ReconciliationRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationRounds.class);

    /** The job runner runs it again after this time. */
    static final Duration EVERY = Duration.ofSeconds(5);

    /** How long a message may take before it counts as lost. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** The shortest time between two comparisons of the same request. */
    private static final Duration PASS = Duration.ofMinutes(1);

    /** How many answers are checked at once. That takes only a query, and no call. */
    private static final int ANSWERS = 500;

    /** Older answers are not checked first but in turn, so that the newest ones never wait for them: after a long stop, or at the first start. */
    private static final Duration FOLLOWED_UP = Duration.ofHours(1);

    /** The share of the budget that is used is the rate of these two, whichever node runs the job. */
    private static final Counter CALLS = Metrics.counter("countersign.reconciliation.calls");

    private static final Counter ALLOWED = Metrics.counter("countersign.reconciliation.allowed");

    private final ReconciliationRepository requests;
    private final Reconciliation reconciliation;
    private final Clock clock;
    private final int budget;

    /** The same failure, mostly of AWS, would be logged for every request. */
    private final Repeated failures;

    /** @param rate DescribeExecution calls a second; AWS allows 10 to 15 for an account and region, after a burst of 250 to 300 */
    ReconciliationRounds(
            ReconciliationRepository requests,
            Reconciliation reconciliation,
            Clock clock,
            @Value("${countersign.reconciliation.calls-per-second:3}") double rate) {
        if (!(rate >= 1)) {
            throw new IllegalArgumentException("countersign.reconciliation.calls-per-second must be at least 1");
        }
        this.requests = requests;
        this.reconciliation = reconciliation;
        this.clock = clock;
        this.failures = new Repeated(clock);
        this.budget = (int) (rate * EVERY.toSeconds());
    }

    /** One run: makes at most as many calls as the budget allows for the time until the next. */
    ReconciliationPlan run(ReconciliationPlan plan) {
        Instant now = clock.instant();
        Budget left = new Budget(budget);
        Pass notStarted = pass(plan.notStarted(), now, left, requests::notStarted);
        Pass overdue = pass(plan.overdue(), now, left, requests::overdue);
        Position answered = answers(plan.answered(), now, left);
        Turn turn = turn(plan.turn(), now, left);
        ALLOWED.increment(budget);
        CALLS.increment(budget - left.all());
        return new ReconciliationPlan(notStarted, overdue, answered, turn);
    }

    private interface Behind {
        List<Found> ask(Position after, Instant until, int most);
    }

    /** Uses at most half of the remaining calls, so that requests that make no progress do not prevent the comparison of the others. */
    private Pass pass(Pass before, Instant now, Budget left, Behind question) {
        if (before.isAtItsBeginning() && before.began().plus(PASS).isAfter(now)) {
            return before;
        }
        int most = left.half();
        List<Found> found = question.ask(before.after(), now.minus(GRACE), most);
        found.forEach(one -> look(one.candidate(), left));
        Instant began = before.isAtItsBeginning() ? now : before.began();
        return new Pass(
                found.size() < most ? Position.BEGINNING : found.getLast().position(), began);
    }

    /** The same. If the calls are spent, it continues behind the last answer that was checked. */
    private Position answers(Position before, Instant now, Budget left) {
        Instant until = now.minus(GRACE);
        Instant earliest = now.minus(FOLLOWED_UP);
        Position checked = before.at().isBefore(earliest) ? Position.behind(earliest) : before;
        int calls = left.half();
        List<Answered> found = requests.answered(checked, until, ANSWERS);
        for (Answered answer : found) {
            if (answer.leftBehind()) {
                if (calls == 0) {
                    return checked;
                }
                calls--;
                look(answer.candidate(), left);
            }
            checked = answer.position();
        }
        return found.size() < ANSWERS ? Position.behind(until) : checked;
    }

    private Turn turn(Turn before, Instant now, Budget left) {
        if (before.isAtItsBeginning() && before.began().plus(PASS).isAfter(now)) {
            return before;
        }
        int most = left.all();
        List<Candidate> found = requests.inTurn(before, now.minus(GRACE), most);
        found.forEach(candidate -> look(candidate, left));
        Instant began = before.isAtItsBeginning() ? now : before.began();
        if (found.size() < most) {
            return Turn.beginning(began);
        }
        RequestRef last = found.getLast().request();
        return new Turn(last.tenant(), last.request(), began);
    }

    /** A failure for one request must not prevent the others. The next pass tries it again. */
    private void look(Candidate candidate, Budget left) {
        left.spend();
        try {
            reconciliation.reconcile(candidate);
        } catch (RuntimeException e) {
            failures.found(e.toString())
                    .ifPresent(count -> LOG.warn(
                            "Request {} could not be compared with its execution, {} times such a failure since the last line",
                            candidate.request().request(),
                            count,
                            e));
        }
    }

    /** The remaining calls of a run. Three times half of at least 5 leaves some for the turn. */
    private static final class Budget {

        private int left;

        Budget(int calls) {
            left = calls;
        }

        void spend() {
            left--;
        }

        int all() {
            return left;
        }

        int half() {
            return left / 2;
        }
    }
}
