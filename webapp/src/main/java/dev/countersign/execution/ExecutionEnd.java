package dev.countersign.execution;

import dev.countersign.definitions.compile.FailureCause;
import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.RequestEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Reads the end of a request from its ended execution. */
final class ExecutionEnd {

    /** The error of the last state of a template that was compiled before failed requests could be retried; its cause is the reason. */
    private static final String TOLD = "Countersign.Failed";

    private ExecutionEnd() {}

    static RequestFinished of(DescribeExecutionResponse execution, RequestRef ref, int moves) {
        return execution.status() == ExecutionStatus.SUCCEEDED
                ? told(execution, ref, moves).orElseGet(() -> unreadable(execution, ref, moves))
                : failed(
                        ref,
                        new RequestEvent.Result(step(execution), null, reason(execution)),
                        brokenBy(execution),
                        Optional.of(redrives(execution)),
                        moves);
    }

    /** The end in the output of the execution; empty if there is none of this request. */
    private static Optional<RequestFinished> told(DescribeExecutionResponse execution, RequestRef ref, int moves) {
        try {
            return execution.output() != null
                            && RequestEvent.fromJson(execution.output()) instanceof RequestEvent.Finished finished
                            && ref.equals(new RequestRef(finished.tenant(), finished.requestId()))
                    ? Optional.of(new RequestFinished(
                            ref.tenantId(),
                            ref.request(),
                            Optional.of(finished.revision()),
                            Optional.of(finished.outcome()),
                            finished.result(),
                            Optional.of(finished.outcome())
                                    .filter(RequestEvent.Outcome.FAILED::equals)
                                    .map(_ -> BrokenBy.STEP),
                            Optional.of(redrives(execution)),
                            moves))
                    : Optional.empty();
        } catch (MalformedMessage noEnd) {
            return Optional.empty();
        }
    }

    /** Not a failure: a failed state ends an execution otherwise, and a failed request is closed without a decision. */
    private static RequestFinished unreadable(DescribeExecutionResponse execution, RequestRef ref, int moves) {
        return new RequestFinished(
                ref.tenantId(),
                ref.request(),
                Optional.empty(),
                Optional.empty(),
                new RequestEvent.Result(null, null, null),
                Optional.empty(),
                Optional.of(redrives(execution)),
                moves);
    }

    /** How often it was redriven before it ended. */
    static int redrives(DescribeExecutionResponse execution) {
        return execution.redriveCount() == null ? 0 : execution.redriveCount();
    }

    private static @Nullable String step(DescribeExecutionResponse execution) {
        return Optional.ofNullable(execution.cause())
                .flatMap(FailureCause::read)
                .flatMap(FailureCause::step)
                .orElse(null);
    }

    private static String reason(DescribeExecutionResponse execution) {
        String error = execution.error() == null ? execution.statusAsString() : execution.error();
        String cause = execution.cause();
        if (cause == null) {
            return error;
        }
        return FailureCause.read(cause)
                .map(FailureCause::reason)
                .orElseGet(() -> error.equals(TOLD) ? cause : error + ": " + cause);
    }

    private static BrokenBy brokenBy(DescribeExecutionResponse execution) {
        return switch (execution.status()) {
            case ABORTED -> BrokenBy.STOPPED;
            case TIMED_OUT -> BrokenBy.TIME;
            default -> BrokenBy.STEP;
        };
    }

    /** The end of a request that Step Functions refuses to start, and would refuse again. */
    static RequestFinished refused(RequestRef ref, String reason, int moves) {
        return failed(
                ref,
                new RequestEvent.Result(null, null, "Step Functions refused to start it: " + reason),
                BrokenBy.REFUSED,
                Optional.empty(),
                moves);
    }

    /** The end of a failed request that Step Functions refuses to continue. */
    static RequestFinished notContinued(RequestRef ref, String reason, int moves) {
        return failed(
                ref,
                new RequestEvent.Result(null, null, "Step Functions refused to continue it: " + reason),
                BrokenBy.REFUSED,
                Optional.empty(),
                moves);
    }

    private static RequestFinished failed(
            RequestRef ref, RequestEvent.Result result, BrokenBy brokenBy, Optional<Integer> redrives, int moves) {
        return new RequestFinished(
                ref.tenantId(),
                ref.request(),
                Optional.empty(),
                Optional.of(RequestEvent.Outcome.FAILED),
                result,
                Optional.of(brokenBy),
                redrives,
                moves);
    }
}
