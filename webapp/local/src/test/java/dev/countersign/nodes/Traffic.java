package dev.countersign.nodes;

import dev.countersign.api.Program;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.token.Scope;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Requests of one person, submitted and decided by programs behind the load balancer, all at once. A call whose answer is lost is repeated with the same
 * key, as the documents of the interface say.
 */
final class Traffic implements AutoCloseable {

    static final int REQUESTS = 200;
    static final String TITLE = "Under way ";

    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final URI server;
    private final String anasToken;
    private final String martasToken;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Set<String> decided = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    Traffic(RunningProduct product, URI server, Acme acme) {
        Actor ana = acme.actor("ana");
        Actor marta = acme.actor("marta");
        this.server = server;
        anasToken = Program.token(product, ana, Scope.REQUESTS_WRITE, Scope.REQUESTS_READ)
                .secret();
        martasToken = Program.token(product, marta, Scope.APPROVALS_READ, Scope.APPROVALS_DECIDE)
                .secret();
    }

    void begin() {
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(threads.submit(this::submitAll));
        }
        running.add(threads.submit(this::decideAll));
    }

    int decided() {
        return decided.size();
    }

    int repeated() {
        return repeated.get();
    }

    /** Throws what one of the programs could not do. */
    void awaitEnd(Duration patience) throws Exception {
        for (Future<?> one : running) {
            one.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void submitAll() {
        Program program = new Program(server).token(anasToken);
        for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
            String form = """
                    {"template": "purchase-request", "form": {"title": "%s%d", "amount": {"amount": 300, "currency": "EUR"},
                     "supplier": "Rivas", "budget": "office", "reason": "The old ones broke."}}
                    """.formatted(TITLE, number);
            program.with("Idempotency-Key", UUID.randomUUID().toString());
            until(201, () -> program.post("/api/v1/requests", form));
        }
    }

    private void decideAll() {
        Program program = new Program(server).token(martasToken);
        while (decided.size() < REQUESTS) {
            JsonNode waiting = Program.json(until(200, () -> program.get("/api/v1/approvals?limit=200")))
                    .path("items");
            List<Future<?>> decisions = new ArrayList<>();
            waiting.forEach(line -> {
                if (line.path("title").asString("").startsWith(TITLE)) {
                    decisions.add(threads.submit(() -> decide(line.path("id").asString())));
                }
            });
            decisions.forEach(Traffic::join);
            pause();
        }
    }

    private void decide(String approval) {
        Program program = new Program(server)
                .token(martasToken)
                .with(
                        "Idempotency-Key",
                        UUID.nameUUIDFromBytes(approval.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString());
        until(
                200,
                () -> program.post(
                        "/api/v1/approvals/%s/decision".formatted(approval),
                        "{\"verdict\": \"approve\", \"revision\": 1}"));
        decided.add(approval);
    }

    /** Repeats a call that was not answered, or answered that it should be repeated. */
    private HttpResponse<String> until(int status, Supplier<HttpResponse<String>> call) {
        while (true) {
            try {
                HttpResponse<String> answer = call.get();
                if (answer.statusCode() == status) {
                    return answer;
                }
                if (answer.statusCode() < 500) {
                    throw new AssertionError(answer.statusCode() + ": " + answer.body());
                }
            } catch (UncheckedIOException unanswered) {
                // The node that had the call was killed; another one answers the next time.
            }
            repeated.incrementAndGet();
            pause();
        }
    }

    private static void join(Future<?> decision) {
        try {
            decision.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
