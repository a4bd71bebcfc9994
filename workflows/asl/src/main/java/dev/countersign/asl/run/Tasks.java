package dev.countersign.asl.run;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.query.Failure;
import dev.countersign.asl.state.Resource;
import dev.countersign.asl.state.TaskState;
import dev.countersign.asl.state.WholeNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tasks, from the call to the answer. A function called by its own ARN has event types of its own in history. */
final class Tasks {

    private final Run run;

    Tasks(Run run) {
        this.run = run;
    }

    void schedule(
            BranchVisit visit, Resource resource, JsonNode arguments, long timeoutSeconds, long heartbeatSeconds) {
        Sizes.require(arguments, visit.state);
        ObjectNode details = Details.scheduled(resource, arguments, region());
        if (timeoutSeconds > 0) {
            details.put("timeoutInSeconds", timeoutSeconds);
        }
        if (heartbeatSeconds > 0) {
            details.put("heartbeatInSeconds", heartbeatSeconds);
        }
        Branch branch = visit.branch;
        boolean function = resource.isFunction();
        write(branch, function ? HistoryEventType.LAMBDA_FUNCTION_SCHEDULED : HistoryEventType.TASK_SCHEDULED, details);
        write(
                branch,
                function ? HistoryEventType.LAMBDA_FUNCTION_STARTED : HistoryEventType.TASK_STARTED,
                Details.of(resource));
        long task = ++run.ledger().lastTask;
        String token = resource.waits() ? visit.token() : null;
        run.journal().ask(new Effect.CallService(task, resource.arn(), arguments, Optional.ofNullable(token)));
        branch.waiting =
                new Waiting.ForTask(task, token, timer(timeoutSeconds), timer(heartbeatSeconds), heartbeatSeconds);
    }

    private long timer(long seconds) {
        return seconds == 0 ? 0 : run.setTimer(after(seconds));
    }

    private Instant after(long seconds) {
        return run.moment().at().plusSeconds(seconds);
    }

    void submitted(Branch branch, JsonNode output) {
        Resource resource = resource(branch);
        if (resource.waits()) {
            write(branch, HistoryEventType.TASK_SUBMITTED, Details.data(Details.of(resource), "output", output));
        }
    }

    void succeeded(Branch branch, JsonNode output) {
        Resource resource = resource(branch);
        var visit = run.visit(branch);
        stopClocks(branch);
        if (Sizes.exceed(output)) {
            failed(
                    branch,
                    Failure.DATA_LIMIT,
                    Sizes.tooLarge(resource.isFunction() ? resource.arn() : resource.service()));
            return;
        }
        write(
                branch,
                resource.isFunction() ? HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED : HistoryEventType.TASK_SUCCEEDED,
                Details.data(Details.of(resource), "output", output));
        run.step(visit, () -> state(branch).succeeded(visit, output));
    }

    void failed(Branch branch, @Nullable String error, @Nullable String cause) {
        Resource resource = resource(branch);
        stopClocks(branch);
        write(
                branch,
                resource.isFunction() ? HistoryEventType.LAMBDA_FUNCTION_FAILED : HistoryEventType.TASK_FAILED,
                Details.failed(Details.of(resource), error, cause));
        run.stateFailed(run.visit(branch), Failure.of(error, cause));
    }

    void timedOut(Branch branch, Waiting.ForTask task, String error) {
        stopClocks(branch);
        cancel(branch, task);
        tellTimedOut(branch, error);
        run.stateFailed(run.visit(branch), Failure.of(error, null));
    }

    void cancel(Branch branch, Waiting.ForTask task) {
        run.journal().ask(new Effect.CancelTask(task.task(), resource(branch).waitsForExecution()));
    }

    /** Reports the timeout of another task that is overdue although its timer has not fired: tasks that started together time out together. */
    void tellIfOverdue(Branch branch) {
        if (branch.waiting instanceof Waiting.ForTask task && task.timeout() != 0 && branch.retryCount == 0) {
            WholeNumber seconds = Objects.requireNonNull(state(branch).timeout(), "a timer has its seconds");
            Instant redriven = run.ledger().redrivenAt;
            Instant begun = redriven != null && redriven.isAfter(branch.enteredAt) ? redriven : branch.enteredAt;
            Instant due = begun.plusSeconds(seconds.evaluate(run.visit(branch).scope()));
            if (!run.moment().at().isBefore(due)) {
                tellTimedOut(branch, Failure.TIMEOUT);
            }
        }
    }

    private void tellTimedOut(Branch branch, String error) {
        Resource resource = resource(branch);
        write(
                branch,
                resource.isFunction() ? HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT : HistoryEventType.TASK_TIMED_OUT,
                Details.failed(Details.of(resource), error, null));
    }

    void heartbeat(Waiting.ForTask task) {
        if (task.heartbeat() != 0) {
            run.journal().ask(new Effect.SetTimer(task.heartbeat(), after(task.heartbeatSeconds())));
        }
    }

    /** Cancels the timers of a task. */
    void stopClocks(Branch branch) {
        if (branch.waiting instanceof Waiting.ForTask task) {
            run.cancelTimer(task.timeout());
            run.cancelTimer(task.heartbeat());
            branch.waiting = new Waiting.Ended();
        }
    }

    private void write(Branch branch, HistoryEventType type, ObjectNode details) {
        run.journal().write(branch, type, details);
    }

    private Resource resource(Branch branch) {
        return state(branch).resource();
    }

    private TaskState state(Branch branch) {
        return (TaskState) run.machine().state(branch.state);
    }

    private String region() {
        String[] arn =
                Objects.requireNonNull(run.ledger().context).stateMachineArn().split(":", -1);
        return arn.length > 3 ? arn[3] : "";
    }
}
