package dev.countersign.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * A fake of Step Functions with real semantics of tokens: each can be answered once. Executions can be started but do not run: a test says which states
 * they enter and how they end, and sends their messages.
 */
public final class StepFunctionsInMemory implements SfnClient {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:";

    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:";

    private volatile String machine = "";
    private volatile Instant endedAt = Instant.EPOCH;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<UUID, List<HistoryEvent>> histories = new ConcurrentHashMap<>();
    private final Map<UUID, Optional<String>> ends = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> redrives = new ConcurrentHashMap<>();
    private volatile String obstacle = "";
    private final List<UUID> described = new CopyOnWriteArrayList<>();
    private final Set<String> machines = ConcurrentHashMap.newKeySet();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean answersAreLost;
    private volatile boolean callsAreRepeated;

    private record Place(UUID request, String state) {}

    /** From now on an answer is accepted, but its response is lost. */
    public void loseResponses(boolean lose) {
        answersAreLost = lose;
    }

    /** From now on the response to the first attempt is lost, and the client repeats the call, as the SDK does. */
    public void repeatCalls(boolean repeat) {
        callsAreRepeated = repeat;
    }

    /** The next call to start an execution fails so. */
    public void failNextStart(RuntimeException failure) {
        failures.add(failure);
    }

    /** Somebody deleted every state machine. */
    public void deleteStateMachines() {
        machines.clear();
    }

    /** The execution waits in this state for an answer to the token. */
    public void enter(UUID request, String state, String token) {
        enter(request, state);
        places.put(token, new Place(request, state));
    }

    public void enter(UUID request, String state) {
        history(request)
                .add(HistoryEvent.builder()
                        .type("TaskStateEntered")
                        .stateEnteredEventDetails(details -> details.name(state))
                        .build());
    }

    public void leave(UUID request, String state, String output) {
        history(request)
                .add(HistoryEvent.builder()
                        .type("TaskStateExited")
                        .stateExitedEventDetails(details -> details.name(state).output(output))
                        .build());
    }

    /** Ends the execution with this output, or as failed if it is null. */
    public void end(UUID request, @Nullable String output) {
        history(request)
                .add(HistoryEvent.builder()
                        .type(output == null ? "ExecutionFailed" : "ExecutionSucceeded")
                        .build());
        ends.put(request, Optional.ofNullable(output));
    }

    /** Failed executions cannot be redriven from now on. */
    public void refuseToRedrive(String reason) {
        obstacle = reason;
    }

    public int redrives(UUID request) {
        return redrives.getOrDefault(request, 0);
    }

    /** Times out the task of this token. */
    public void timeOut(String token) {
        closed.add(token);
        Place place = places.get(token);
        if (place != null) {
            leave(place.request(), place.state(), "{\"outcome\":\"EXPIRED\",\"by\":null,\"comment\":null}");
        }
    }

    /** The answers, by token. */
    public Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    public List<String> answersTo(List<String> tokens) {
        List<String> given = new ArrayList<>();
        tokens.forEach(token -> {
            String answer = answers.get(token);
            if (answer != null) {
                given.add(answer);
            }
        });
        return given;
    }

    /** Of which executions somebody asked how they are, in the order of the calls. */
    public List<UUID> described() {
        return List.copyOf(described);
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        if (closed.contains(request.taskToken())
                || answers.putIfAbsent(request.taskToken(), request.output()) != null) {
            throw timedOut();
        }
        Place place = places.get(request.taskToken());
        if (place != null) {
            leave(place.request(), place.state(), request.output());
        }
        if (callsAreRepeated) {
            throw timedOut();
        }
        if (answersAreLost) {
            throw SdkClientException.create("Connection reset");
        }
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
        if (closed.contains(request.taskToken()) || answers.containsKey(request.taskToken())) {
            throw timedOut();
        }
        if (!places.containsKey(request.taskToken())) {
            throw InvalidTokenException.builder()
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("InvalidToken").build())
                    .message("Invalid Token: 'Invalid token'")
                    .build();
        }
        return SendTaskHeartbeatResponse.builder().build();
    }

    @Override
    public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        List<HistoryEvent> events = new ArrayList<>(history(named(request.executionArn())));
        Collections.reverse(events);
        return GetExecutionHistoryResponse.builder().events(events).build();
    }

    /** The ARN of the execution of a request, of the state machine that was created last. */
    public String arn(UUID request) {
        return EXECUTION + machine + ":" + request;
    }

    /** All executions ended at this time; long ago unless a test says otherwise. */
    public void endedAt(Instant time) {
        endedAt = time;
    }

    @Override
    public CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
        machine = request.name();
        String version = MACHINE + request.name() + ":1";
        machines.add(version);
        return CreateStateMachineResponse.builder()
                .stateMachineVersionArn(version)
                .build();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        if (!machines.contains(request.stateMachineArn())) {
            throw StateMachineDoesNotExistException.builder().build();
        }
        return StartExecutionResponse.builder()
                .executionArn(request.stateMachineArn() + ":" + request.name())
                .build();
    }

    @Override
    public StopExecutionResponse stopExecution(StopExecutionRequest request) {
        throw ExecutionDoesNotExistException.builder().build();
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        UUID name = named(request.executionArn());
        described.add(name);
        if (!histories.containsKey(name)) {
            throw ExecutionDoesNotExistException.builder().build();
        }
        DescribeExecutionResponse.Builder execution = DescribeExecutionResponse.builder()
                .executionArn(request.executionArn())
                .redriveCount(redrives(name))
                .redriveDate(redrives(name) == 0 ? null : Instant.now())
                .redriveStatus(
                        obstacle.isEmpty() ? ExecutionRedriveStatus.REDRIVABLE : ExecutionRedriveStatus.NOT_REDRIVABLE)
                .redriveStatusReason(obstacle);
        Optional<String> end = ends.get(name);
        if (end == null) {
            return execution.status(ExecutionStatus.RUNNING).build();
        }
        return end.map(output -> execution.status(ExecutionStatus.SUCCEEDED).output(output))
                .orElseGet(() -> execution
                        .status(ExecutionStatus.FAILED)
                        .error("Countersign.Failed")
                        .cause("the printer is on fire"))
                .stopDate(endedAt)
                .build();
    }

    @Override
    public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
        UUID name = named(request.executionArn());
        if (!obstacle.isEmpty() || ends.remove(name) == null) {
            throw ExecutionNotRedrivableException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ExecutionNotRedrivable")
                            .errorMessage("Execution is RUNNING and cannot be redriven")
                            .build())
                    .build();
        }
        redrives.merge(name, 1, Integer::sum);
        history(name).add(HistoryEvent.builder().type("ExecutionRedriven").build());
        return RedriveExecutionResponse.builder().redriveDate(Instant.now()).build();
    }

    private List<HistoryEvent> history(UUID request) {
        return histories.computeIfAbsent(request, id -> new CopyOnWriteArrayList<>());
    }

    private static UUID named(String executionArn) {
        return UUID.fromString(executionArn.substring(executionArn.lastIndexOf(':') + 1));
    }

    private static TaskTimedOutException timedOut() {
        return TaskTimedOutException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("TaskTimedOut").build())
                .message("Task Timed Out: 'Provided task does not exist anymore'")
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
