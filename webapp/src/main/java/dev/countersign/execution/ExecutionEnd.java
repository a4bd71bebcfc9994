package dev.countersign.execution;

import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.RequestEvent;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Reads off an ended execution what its last message would have told. */
final class ExecutionEnd {

    private ExecutionEnd() {}

    static RequestFinished of(DescribeExecutionResponse execution, RequestRef ref, int revision) {
        if (execution.status() == ExecutionStatus.SUCCEEDED && execution.output() != null) {
            try {
                if (RequestEvent.fromJson(execution.output()) instanceof RequestEvent.Finished finished) {
                    return new RequestFinished(
                            ref.tenantId(), ref.request(), revision, finished.outcome(), finished.result());
                }
            } catch (MalformedMessage e) {
                return failed(ref, revision, "The execution ended without an outcome: " + e.getMessage());
            }
        }
        String error = execution.error() == null ? execution.statusAsString() : execution.error();
        return failed(ref, revision, execution.cause() == null ? error : error + ": " + execution.cause());
    }

    private static RequestFinished failed(RequestRef ref, int revision, String reason) {
        return new RequestFinished(
                ref.tenantId(),
                ref.request(),
                revision,
                RequestEvent.Outcome.FAILED,
                new RequestEvent.Result(null, null, reason));
    }
}
