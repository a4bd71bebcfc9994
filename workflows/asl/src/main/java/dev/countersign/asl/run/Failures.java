package dev.countersign.asl.run;

import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.query.QueryException;
import dev.countersign.asl.state.Catcher;
import dev.countersign.asl.state.Retrier;
import dev.countersign.asl.state.State;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Handles a failed state: retry, catch, or the end of its branch. */
final class Failures {

    private Failures() {}

    /** Adds the state in which an expression failed. */
    static Failure explained(BranchVisit visit, Failure failure) {
        String where = "An error occurred while executing the state '" + visit.state.name()
                + "' (entered at the event id #" + visit.branch.entered + "). ";
        boolean told = Failure.DATA_LIMIT.equals(failure.error());
        return told ? failure : new Failure(failure.error(), where + failure.cause(), failure.location());
    }

    /** A failed expression has an event of its own in history. */
    static void report(Run run, BranchVisit visit, Failure failure) {
        if (failure.location() != null && Failure.QUERY_EVALUATION.equals(failure.error())) {
            Branch branch = visit.branch;
            branch.previous = branch.beforeEvaluation;
            run.journal()
                    .write(
                            branch,
                            HistoryEventType.EVALUATION_FAILED,
                            Details.evaluationFailed(visit.state.name(), failure, failure.location()));
        }
    }

    /** Waits for another attempt, if the first retrier that matches the error has one left. */
    static boolean retry(Run run, BranchVisit visit, Failure failure) {
        State state = visit.state;
        Branch branch = visit.branch;
        for (int index = 0; index < state.retriers().size(); index++) {
            Retrier retrier = state.retriers().get(index);
            if (retrier.errors().match(failure.error())) {
                if (branch.retries[index] >= retrier.maxAttempts()) {
                    return false;
                }
                Duration delay = retrier.delay(branch.retries[index], run.chance());
                branch.retries[index]++;
                branch.retryCount++;
                branch.waiting =
                        new Waiting.ToRetry(run.setTimer(run.moment().at().plus(delay)));
                return true;
            }
        }
        return false;
    }

    /** Continues at the state of the first catcher that matches the error. No catcher of this state matches errors of the catcher itself. */
    static boolean recover(Run run, BranchVisit visit, Failure failure) {
        for (Catcher catcher : visit.state.catchers()) {
            if (catcher.errors().match(failure.error())) {
                ObjectNode error = errorOutput(failure);
                visit.branch.waiting = new Waiting.Ended();
                try {
                    visit.exit(catcher.outcomeOf(visit.scope(), error), catcher.next());
                } catch (QueryException e) {
                    run.failBeyondCatch(visit, explained(visit, e.failure()));
                }
                return true;
            }
        }
        return false;
    }

    static ObjectNode errorOutput(Failure failure) {
        ObjectNode shown = Details.failed(failure);
        ObjectNode output = Details.none();
        output.set("Error", shown.get("error"));
        output.set("Cause", shown.get("cause"));
        if (failure.cause() == null
                && Failure.TIMEOUT.equals(shown.path("error").asString(""))) {
            output.put("Cause", "");
        }
        return output;
    }
}
