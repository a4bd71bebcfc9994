package dev.countersign.e2e.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * So many clients at once: each starts an execution of one shape, gives it every answer that it waits for, and only then starts the next.
 * What an execution does after its last answer the clients do not wait for, but the round is over only when every execution is.
 */
final class ClosedLoop implements AutoCloseable {

    private static final int CLIENTS_A_READER = 16;
    private static final long LOOK_NANOS = 2_000_000;
    private static final String ANSWER = "{\"outcome\":\"APPROVED\",\"by\":\"p-17\",\"comment\":\"Fine with me.\"}";

    private final Shape shape;
    private final int clients;
    private final SfnClient states;
    private final String machine;
    private final Letters letters;
    private final SplittableGenerator random;

    private ClosedLoop(
            Shape shape, int clients, SfnClient states, String machine, Letters letters, SplittableGenerator random) {
        this.shape = shape;
        this.clients = clients;
        this.states = states;
        this.machine = machine;
        this.letters = letters;
        this.random = random;
    }

    /** Makes machine and queue where they are not there yet. */
    static ClosedLoop of(Shape shape, int clients, Clients sdk, SplittableGenerator random) {
        SqsClient queues = sdk.queues();
        String queue =
                queues.createQueue(request -> request.queueName(shape.label())).queueUrl();
        String machine = sdk.states()
                .createStateMachine(request -> request.name(shape.label())
                        .type(StateMachineType.STANDARD)
                        .roleArn("arn:aws:iam::000000000000:role/bench")
                        .definition(shape.definition()))
                .stateMachineArn();
        int readers = Math.max(1, clients / CLIENTS_A_READER);
        return new ClosedLoop(shape, clients, sdk.states(), machine, new Letters(queues, queue, readers), random);
    }

    /**
     * What the clients did.
     *
     * @param nanos until the last execution was over
     */
    record Result(int executions, long nanos, Latencies starts, Latencies answers) {}

    /** Runs until {@code enough} says so, which each client asks before an execution. */
    Result run(BooleanSupplier enough) throws InterruptedException {
        long begun = System.nanoTime();
        List<Callable<Result>> loops = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            RandomGenerator own = random.split();
            loops.add(() -> loop(own, enough));
        }
        Latencies starts = new Latencies();
        Latencies answers = new Latencies();
        int executions = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Result> each : threads.invokeAll(loops)) {
                starts.addAll(each.get().starts());
                answers.addAll(each.get().answers());
                executions += each.get().executions();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed", failed.getCause());
        }
        if (shape.answered()) {
            awaitEnd();
        }
        return new Result(executions, System.nanoTime() - begun, starts, answers);
    }

    private Result loop(RandomGenerator own, BooleanSupplier enough) throws InterruptedException {
        long begun = System.nanoTime();
        Latencies starts = new Latencies();
        Latencies answers = new Latencies();
        int executions = 0;
        for (; !enough.getAsBoolean(); executions++) {
            Request request = Request.next(own);
            starts.add(nanos(() -> states.startExecution(
                    start -> start.stateMachineArn(machine).name(request.name()).input(request.input()))));
            for (int letter = 0; letter < shape.letters(); letter++) {
                String token = letters.token(request.name());
                if (shape.answered()) {
                    answers.add(nanos(() -> states.sendTaskSuccess(
                            answer -> answer.taskToken(token).output(ANSWER))));
                }
            }
            letters.forget(request.name());
        }
        return new Result(executions, System.nanoTime() - begun, starts, answers);
    }

    private static long nanos(Runnable call) {
        long begun = System.nanoTime();
        call.run();
        return System.nanoTime() - begun;
    }

    private void awaitEnd() {
        while (any(ExecutionStatus.RUNNING)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        if (any(ExecutionStatus.FAILED)) {
            throw new IllegalStateException("executions of " + shape.label() + " failed");
        }
    }

    private boolean any(ExecutionStatus status) {
        return !states.listExecutions(request ->
                        request.stateMachineArn(machine).statusFilter(status).maxResults(1))
                .executions()
                .isEmpty();
    }

    @Override
    public void close() {
        letters.close();
    }
}
