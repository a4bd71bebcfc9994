package dev.countersign.execution;

import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.RequestEvent;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Reads the end of a request from its ended execution. */
final class ExecutionEnd {

    /** The error of the last state of a compiled template; its cause is the outcome. */
    private static final String TOLD = "Countersign.Failed";

    private ExecutionEnd() {}

    static RequestFinished of(DescribeExecutionResponse execution, RequestRef ref) {
        if (execution.status() == ExecutionStatus.SUCCEEDED && execution.output() != null) {
            try {
                if (RequestEvent.fromJson(execution.output()) instanceof RequestEvent.Finished finished
                        && ref.equals(new RequestRef(finished.tenant(), finished.requestId()))) {
                    return new RequestFinished(
                            ref.tenantId(),
                            ref.request(),
                            Optional.of(finished.revision()),
                            finished.outcome(),
                            finished.result());
                }
            } catch (MalformedMessage e) {
                return failed(ref, "The execution ended without an outcome: " + e.getMessage());
            }
        }
        String error = execution.error() == null ? execution.statusAsString() : execution.error();
        String cause = execution.cause();
        if (cause == null) {
            return failed(ref, error);
        }
        return failed(ref, error.equals(TOLD) ? cause : error + ": " + cause);
    }

    /** The end of a request that Step Functions refuses to start, and would refuse again. */
    static RequestFinished refused(RequestRef ref, String reason) {
        return failed(ref, "Step Functions refused to start it: " + reason);
    }

    private static RequestFinished failed(RequestRef ref, String reason) {
        return new RequestFinished(
                ref.tenantId(),
                ref.request(),
                Optional.empty(),
                RequestEvent.Outcome.FAILED,
                new RequestEvent.Result(null, null, reason));
    }
}
