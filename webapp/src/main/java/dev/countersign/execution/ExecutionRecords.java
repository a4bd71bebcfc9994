package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

/**
 * Reads what Step Functions has recorded of the latest execution of a request. It calls AWS, so call it outside a transaction. It authorizes nobody, so no
 * page calls it.
 */
@Component
public class ExecutionRecords {

    /** The events of a part. Each can have an input of 262,144 bytes, so a part is small. */
    public static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionRecords.class);

    private final KnownExecutions executions;
    private final ExecutionEnds ends;
    private final SfnClient sfn;

    ExecutionRecords(KnownExecutions executions, ExecutionEnds ends, SfnClient sfn) {
        this.executions = executions;
        this.ends = ends;
        this.sfn = sfn;
    }

    /** The execution with its definition and its newest events. */
    public Recorded find(TenantId tenant, UUID request) {
        return reading(
                request,
                () -> arn(tenant, request)
                        .flatMap(arn -> ends.describe(arn)
                                .<Recorded>map(
                                        found -> new Recorded.Found(read(found), definition(arn), events(arn, null))))
                        .orElseGet(Recorded.None::new));
    }

    /**
     * A part of its history.
     *
     * @param token {@link EventPage#next} of the part after it; empty for the newest part
     */
    public Recorded part(TenantId tenant, UUID request, Optional<String> token) {
        return reading(
                request,
                () -> arn(tenant, request)
                        .<Recorded>map(arn -> new Recorded.Part(events(arn, token.orElse(null))))
                        .orElseGet(Recorded.None::new));
    }

    private static Recorded reading(UUID request, Supplier<Recorded> call) {
        try {
            return call.get();
        } catch (ExecutionDoesNotExistException | InvalidTokenException gone) {
            return new Recorded.None();
        } catch (SdkException failed) {
            LOG.warn("The execution of request {} cannot be read", request, failed);
            return new Recorded.Unreachable();
        }
    }

    private String definition(String arn) {
        return sfn.describeStateMachineForExecution(asked -> asked.executionArn(arn))
                .definition();
    }

    private EventPage events(String arn, @Nullable String token) {
        GetExecutionHistoryResponse found = sfn.getExecutionHistory(asked -> asked.executionArn(arn)
                .reverseOrder(true)
                .includeExecutionData(true)
                .maxResults(PAGE)
                .nextToken(token));
        return new EventPage(
                found.events().stream().map(EventReading::of).toList(), Optional.ofNullable(found.nextToken()));
    }

    private Optional<String> arn(TenantId tenant, UUID request) {
        return executions.now(new RequestRef(tenant.value(), request)).flatMap(KnownExecution::arn);
    }

    private static RecordedExecution read(DescribeExecutionResponse found) {
        String machine = found.stateMachineArn();
        return new RecordedExecution(
                machine.substring(machine.lastIndexOf(':') + 1),
                switch (found.status()) {
                    case SUCCEEDED -> RecordedExecution.Status.SUCCEEDED;
                    case FAILED -> RecordedExecution.Status.FAILED;
                    case TIMED_OUT -> RecordedExecution.Status.TIMED_OUT;
                    case ABORTED -> RecordedExecution.Status.ABORTED;
                    case RUNNING, PENDING_REDRIVE, UNKNOWN_TO_SDK_VERSION -> RecordedExecution.Status.RUNNING;
                },
                found.startDate(),
                Optional.ofNullable(found.stopDate()),
                Optional.ofNullable(found.error()).map(Redaction::of),
                Optional.ofNullable(found.cause())
                        .map(cause -> EventReading.detail("cause", cause).value()),
                ExecutionEnd.redrives(found));
    }
}
