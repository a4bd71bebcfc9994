package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.trial.Work.Result;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.stepfunctions.integration.Answer;
import dev.countersign.localaws.stepfunctions.integration.Integration;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.OptimisticLockFailure;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Calls the service of a Task that is tested without an execution, for five minutes at most, as on AWS. */
public final class SingleCall {

    private static final long LONGEST_SECONDS = 300;

    private final Database database;
    private final Integrations integrations;
    private final Children children;

    SingleCall(Database database, Integrations integrations, Children children) {
        this.database = database;
        this.integrations = integrations;
        this.children = children;
    }

    /**
     * Refuses a resource that no Task can call here.
     *
     * @throws AwsError InvalidDefinition
     */
    public void require(String resource, String place) {
        if (!integrations.knows(resource)) {
            throw Errors.invalidDefinition(
                    "SCHEMA_VALIDATION_FAILED: " + Integrations.unknown(resource) + " at " + place + "/Resource");
        }
    }

    /**
     * Makes the call.
     *
     * @param timeoutSeconds of the Task; 0 for none
     */
    public Result make(String resource, JsonNode arguments, long timeoutSeconds) {
        var call = new FutureTask<>(() -> answer(resource, arguments));
        Thread.ofVirtual().name("states-test").start(call);
        try {
            long seconds = timeoutSeconds == 0 ? LONGEST_SECONDS : Math.min(timeoutSeconds, LONGEST_SECONDS);
            return switch (call.get(seconds, TimeUnit.SECONDS)) {
                case Answer.Returned returned -> new Result.Succeeded(returned.output());
                case Answer.Failed failed -> new Result.Failed(failed.error(), failed.cause());
            };
        } catch (TimeoutException late) {
            return new Result.Failed("States.Timeout", null);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the call of a tested state failed", broken.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the endpoint closes", closing);
        } finally {
            call.cancel(true);
        }
    }

    private Answer answer(String resource, JsonNode arguments) throws InterruptedException {
        return switch (integrations.of(resource, arguments)) {
            case Integration.Outside service -> service.call(arguments);
            case Integration.WithinAdvance service -> database.inTransaction(tx -> service.call(tx, arguments));
            case Integration.ChildExecution _ -> start(arguments);
        };
    }

    private Answer start(JsonNode arguments) {
        try {
            return database.inTransaction(tx -> children.start(tx, arguments, null));
        } catch (OptimisticLockFailure taken) {
            // Somebody else took the name meanwhile: now this is seen.
            return database.inTransaction(tx -> children.start(tx, arguments, null));
        }
    }
}
