package dev.countersign.testing;

import dev.countersign.asl.Advance;
import dev.countersign.asl.Execution;
import dev.countersign.asl.Interpreter;
import dev.countersign.asl.StateMachine;
import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.Moment;
import dev.countersign.asl.parse.InvalidDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Step Functions in the process of the test: the real interpreter runs the real compiled definitions. Messages that executions send wait here until the test
 * delivers them, in any order and as often as it likes. Timers of states do not fire.
 */
public final class InterpretedStepFunctions implements SfnClient {

    /** An answer that an execution took over. */
    public record Taken(String output, boolean responseLost) {}

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:";
    private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:";
    private static final String ROLE = "arn:aws:iam::000000000000:role/countersign-workflows";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;
    private final Map<String, StateMachine> machines = new HashMap<>();
    private final Map<String, Running> executions = new HashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private int moments;
    private boolean responseIsLost;

    private record Waiting(Running execution, long task) {}

    private static final class Running {

        private final StateMachine machine;
        private final List<HistoryEvent> history = new ArrayList<>();
        private Execution state = Execution.initial();

        Running(StateMachine machine) {
            this.machine = machine;
        }
    }

    public InterpretedStepFunctions(Clock clock) {
        this.clock = clock;
    }

    /** The messages that were sent since the last call, in order. */
    public synchronized List<String> takeSent() {
        List<String> messages = List.copyOf(sent);
        sent.clear();
        return messages;
    }

    /** The answers that executions took over since the last call, in order. */
    public synchronized List<Taken> takeTaken() {
        List<Taken> answers = List.copyOf(taken);
        taken.clear();
        return answers;
    }

    /** The next answer is taken over, but its response is lost. */
    public synchronized void loseNextResponse() {
        responseIsLost = true;
    }

    public synchronized boolean isAborted(UUID request) {
        Running execution = executions.get(request.toString());
        return execution != null && execution.state.status() == dev.countersign.asl.event.ExecutionStatus.ABORTED;
    }

    @Override
    public synchronized CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
        String version = MACHINE + request.name() + ":1";
        try {
            machines.put(version, StateMachine.parse(request.definition()));
        } catch (InvalidDefinition e) {
            throw new AssertionError(e);
        }
        return CreateStateMachineResponse.builder()
                .stateMachineVersionArn(version)
                .build();
    }

    @Override
    public synchronized StartExecutionResponse startExecution(StartExecutionRequest request) {
        String version = request.stateMachineArn();
        String machine = version.substring(MACHINE.length(), version.lastIndexOf(':'));
        String arn = EXECUTION + machine + ":" + request.name();
        if (!executions.containsKey(request.name())) {
            Running execution = new Running(Objects.requireNonNull(machines.get(version)));
            executions.put(request.name(), execution);
            ExecutionContext context =
                    new ExecutionContext(arn, request.name(), ROLE, clock.instant(), MACHINE + machine, machine);
            send(execution, new Event.Started(context, JSON.readTree(request.input())));
        }
        return StartExecutionResponse.builder().executionArn(arn).build();
    }

    @Override
    public synchronized StopExecutionResponse stopExecution(StopExecutionRequest request) {
        Running execution = named(request.executionArn());
        if (execution.state.status() == dev.countersign.asl.event.ExecutionStatus.RUNNING) {
            send(execution, new Event.Aborted(request.error(), request.cause()));
            waiting.values().removeIf(task -> task.execution() == execution);
        }
        return StopExecutionResponse.builder().build();
    }

    @Override
    public synchronized SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        Waiting task = waiting.remove(request.taskToken());
        if (task == null) {
            throw timedOut();
        }
        taken.add(new Taken(request.output(), responseIsLost));
        send(task.execution(), new Event.TaskSucceeded(task.task(), JSON.readTree(request.output())));
        if (responseIsLost) {
            responseIsLost = false;
            throw SdkClientException.create("Connection reset");
        }
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public synchronized SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
        if (!waiting.containsKey(request.taskToken())) {
            throw timedOut();
        }
        return SendTaskHeartbeatResponse.builder().build();
    }

    @Override
    public synchronized GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        List<HistoryEvent> events = new ArrayList<>(named(request.executionArn()).history);
        Collections.reverse(events);
        return GetExecutionHistoryResponse.builder().events(events).build();
    }

    @Override
    public synchronized DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        Execution state = named(request.executionArn()).state;
        return DescribeExecutionResponse.builder()
                .executionArn(request.executionArn())
                .status(ExecutionStatus.fromValue(state.status().name()))
                .output(state.output().map(Object::toString).orElse(null))
                .error(state.error().orElse(null))
                .cause(state.cause().orElse(null))
                .stopDate(clock.instant())
                .build();
    }

    private Running named(String executionArn) {
        Running found = executions.get(executionArn.substring(executionArn.lastIndexOf(':') + 1));
        if (found == null) {
            throw ExecutionDoesNotExistException.builder().build();
        }
        return found;
    }

    private void send(Running execution, Event event) {
        Advance advance = Interpreter.advance(
                execution.machine, execution.state, event, new Moment(clock.instant(), "moment " + ++moments));
        execution.state = Execution.fromJson(advance.execution().toJson());
        advance.history().forEach(one -> execution.history.add(read(one)));
        List<Effect.CallService> calls = new ArrayList<>();
        for (Effect effect : advance.effects()) {
            switch (effect) {
                case Effect.CancelTask cancelled ->
                    waiting.values().removeIf(one -> one.equals(new Waiting(execution, cancelled.task())));
                case Effect.CallService call -> calls.add(call);
                case Effect.StartMapRun run -> throw new AssertionError("no template has " + run.map());
                case Effect.RedriveMapRun run -> throw new AssertionError("no template has task " + run.task());
                case Effect.SetTimer _, Effect.CancelTimer _ -> {}
            }
        }
        calls.forEach(call -> serve(execution, call));
    }

    private void serve(Running execution, Effect.CallService call) {
        sent.add(call.arguments().path("MessageBody").toString());
        call.token()
                .ifPresentOrElse(
                        token -> {
                            waiting.put(token, new Waiting(execution, call.task()));
                            send(execution, new Event.TaskSubmitted(call.task(), JSON.createObjectNode()));
                        },
                        () -> send(execution, new Event.TaskSucceeded(call.task(), JSON.createObjectNode())));
    }

    private static HistoryEvent read(dev.countersign.asl.event.HistoryEvent event) {
        HistoryEvent.Builder builder = HistoryEvent.builder().type(event.type().wireName());
        String name = event.details().path("name").asString("");
        switch (event.type().detailsMember()) {
            case "stateEnteredEventDetails" -> builder.stateEnteredEventDetails(details -> details.name(name));
            case "stateExitedEventDetails" ->
                builder.stateExitedEventDetails(details ->
                        details.name(name).output(event.details().path("output").asString("")));
            default -> {}
        }
        return builder.build();
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
