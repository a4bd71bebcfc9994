package dev.countersign.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * The tokens of Step Functions: each is answered once, and then it is gone. Executions can be started, but nothing walks them: what
 * they would send, a test sends.
 */
public final class StepFunctionsInMemory implements SfnClient {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private volatile boolean answersAreLost;

    /** From now on an answer is taken, but the caller does not hear of it. */
    public void loseResponses(boolean lose) {
        answersAreLost = lose;
    }

    /** Nobody waits for this token any more. */
    public void timeOut(String token) {
        closed.add(token);
    }

    /** What the tasks were answered with, by token. */
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

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        if (closed.contains(request.taskToken())
                || answers.putIfAbsent(request.taskToken(), request.output()) != null) {
            throw TaskTimedOutException.builder()
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("TaskTimedOut").build())
                    .message("Task Timed Out: 'Provided task does not exist anymore'")
                    .build();
        }
        if (answersAreLost) {
            throw SdkClientException.create("Connection reset");
        }
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
        return CreateStateMachineResponse.builder()
                .stateMachineVersionArn(MACHINE + request.name() + ":1")
                .build();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
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
        throw ExecutionDoesNotExistException.builder().build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
