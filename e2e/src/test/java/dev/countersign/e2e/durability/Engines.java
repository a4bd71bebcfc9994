package dev.countersign.e2e.durability;

import dev.countersign.e2e.product.AccessKeyFile;
import dev.countersign.e2e.product.LocalAwsProcess;
import dev.countersign.e2e.product.Postgres;
import dev.countersign.e2e.product.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** One or two engines on one PostgreSQL, which belongs to the first of them. */
final class Engines implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(25);
    private static final int SERVER_ERROR = 500;
    private static final String FUNCTION = "note=" + NotingFunction.class.getName();

    private final Postgres postgres;
    private final Engine first;
    private final Engine second;
    private final List<Outage> outages = new ArrayList<>();
    private @Nullable Instant downSince;

    private record Engine(LocalAwsProcess process, Clients clients) {

        static Engine of(LocalAwsProcess process, Postgres postgres) {
            return new Engine(process, Clients.of(process.address(), new AccessKeyFile(postgres.data())));
        }

        boolean answers() {
            return !clients.states()
                    .listStateMachines()
                    .sdkHttpResponse()
                    .headers()
                    .isEmpty();
        }
    }

    /**
     * Prepares two engines.
     *
     * @param folder for the data and the logs
     * @param notes the file of {@link NotingFunction}
     */
    Engines(Path libraries, Path functions, Path folder, Path notes) throws IOException {
        List<String> jvm = List.of("-D%s=%s".formatted(NotingFunction.NOTES, notes));
        postgres = new Postgres(folder.resolve("data"));
        first = Engine.of(new LocalAwsProcess(libraries, functions, jvm, folder.resolve("first.log")), postgres);
        second = Engine.of(new LocalAwsProcess(libraries, functions, jvm, folder.resolve("second.log")), postgres);
    }

    /** Sends the request to any live engine until one answers, as a client of AWS does. */
    <T> Reply<T> ask(Function<Clients, T> request) {
        boolean repeated = false;
        while (!Thread.currentThread().isInterrupted()) {
            Engine engine =
                    second.process.isAlive() && ThreadLocalRandom.current().nextBoolean() ? second : first;
            try {
                return new Reply.Given<>(request.apply(engine.clients), repeated);
            } catch (AwsServiceException refused) {
                if (refused.statusCode() < SERVER_ERROR) {
                    return new Reply.Refused<>(refused, repeated);
                }
                repeated = true;
            } catch (SdkException lost) {
                repeated = true;
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
        throw new IllegalStateException("the run was given up");
    }

    /** Whether two engines run. */
    boolean areTwo() {
        return second.process.isAlive();
    }

    /** Kills what {@code blow} says. */
    void suffer(Blow blow, RandomGenerator random) throws IOException {
        switch (blow) {
            case FIRST_ENGINE -> first.process.kill();
            case SECOND_ENGINE -> second.process.kill();
            case POSTGRES -> postgres.kill();
            case ONE_PROCESS_OF_POSTGRES -> postgres.killOneProcess(random);
            case EVERYTHING -> {
                first.process.kill();
                second.process.kill();
                postgres.kill();
            }
        }
        if (!first.process.isAlive() && !second.process.isAlive()) {
            downSince = Instant.now();
        }
    }

    /** Restarts what is missing; the second engine only if {@code both}. */
    void recover(boolean both) throws IOException {
        if (!first.process.isAlive()) {
            // A new first engine stops the PostgreSQL that was left running, so the second would lose its connections.
            second.process.kill();
            first.process.start("--data", postgres.data().toString(), "--function", FUNCTION);
        }
        awaitAnswers(first);
        if (both && !second.process.isAlive()) {
            second.process.start(
                    "--database",
                    postgres.address("local_aws"),
                    "--data",
                    postgres.data().toString(),
                    "--function",
                    FUNCTION);
        }
        if (second.process.isAlive()) {
            awaitAnswers(second);
        }
        if (downSince != null) {
            outages.add(new Outage(downSince, Instant.now()));
            downSince = null;
        }
    }

    private static void awaitAnswers(Engine engine) {
        Wait.until("an answer of the engine at " + engine.process.address(), START_LIMIT, engine::answers);
    }

    List<Outage> outages() {
        return outages;
    }

    @Override
    public void close() {
        second.process.stop();
        first.process.stop();
        first.clients.close();
        second.clients.close();
    }
}
