package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.execution.DeadLetterQueues;
import dev.countersign.intake.FailedTicket;
import dev.countersign.intake.FailedTickets;
import dev.countersign.intake.Ticket;
import dev.countersign.listing.Range;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.ByProgram;
import dev.countersign.request.Remark;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.token.Callers;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/** Requests at a peak, by HTTP and by the queue. {@code -Dintake=10000} says how many. */
@Tag(RunningProduct.OWN)
@Tag("crash")
class IntakeIT {

    private static final String INTAKE = "/api/v1/intake";
    private static final int MANY = Integer.getInteger("intake", 200);
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2).plus(Duration.ofMillis(100L * MANY));

    @TempDir
    static Path folder;

    private static RunningProduct product;
    private static Acme acme;
    private static Actor ana;
    private static Actor elena;
    private static Program program;
    private static JsonNode signing;

    @BeforeAll
    static void start() {
        product = RunningProduct.start(folder, RunningProduct.freePort());
        acme = new Acme(product);
        ana = acme.actor("ana");
        elena = acme.actor("elena");
        TokenResult.Created made = (TokenResult.Created)
                product.get(Programs.class).create(elena, "Orders", ana.person(), Set.of(Scope.REQUESTS_WRITE), 30);
        Callers.Issued.Token token =
                (Callers.Issued.Token) product.get(Callers.class).issue(made.id(), made.secret(), Set.of());
        program = new Program(product.address()).token(token.token());
        signing = Program.json(program.post(INTAKE + "/secret", ""));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void ofManyAtOnceNoneIsLostAndNoneIsDoubled() {
        Instant begin = Instant.now();
        try (ExecutorService together = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, MANY)
                    .forEach(number -> together.execute(() -> {
                        // Each is handed in twice, every other one by the queue.
                        if (number % 2 == 0) {
                            hand("peak-" + number, form("Peak " + number));
                            hand("peak-" + number, form("Peak " + number));
                        } else {
                            send(signed("peak-" + number, form("Peak " + number)));
                            send(signed("peak-" + number, form("Peak " + number)));
                        }
                    }));
        }
        Duration handedIn = Duration.between(begin, Instant.now());
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> count("state = 'DONE'") == MANY);
        System.out.printf(
                "%d requests: handed in twice each within %s, made after %s%n",
                MANY, handedIn, Duration.between(begin, Instant.now()));
        assertThat(count("state <> 'DONE'")).isZero();
        assertThat(titles()).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void aTicketSaysWhatBecameOfIt() {
        HttpResponse<String> taken = hand("one", form("One that is right"));
        assertThat(taken.statusCode()).isEqualTo(202);
        String ticket = taken.headers().firstValue("Location").orElseThrow();
        assertThat(Program.json(hand("one", form("One that is right"))).path("ticket"))
                .isEqualTo(Program.json(taken).path("ticket"));
        assertThat(Program.problem(hand("one", form("Another")))).isEqualTo("422 idempotency-key-reused");
        JsonNode done = awaitEnd(ticket);
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(UUID.fromString(done.path("request").asString())).isNotNull();
        Program others = Program.of(product, acme.actor("marta"), Scope.REQUESTS_WRITE);
        assertThat(others.get(ticket).statusCode()).isEqualTo(404);
        assertThat(Program.problem(others.post(INTAKE + "/secret", ""))).isEqualTo("403 not-allowed");
    }

    @Test
    void whatCannotBeMadeIsSeenAndTriedAgainOnceItsCauseIsMended() {
        String ticket = hand("wrong", "{\"title\": \"No amount\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        JsonNode failed = awaitEnd(ticket);
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("failure").asString()).isEqualTo("invalid");
        assertThat(failed.path("errors")
                        .valueStream()
                        .map(one -> one.path("pointer").asString()))
                .contains("/form/amount");
        assertThat(message(ticket, "en")).isNotEmpty().isNotEqualTo(message(ticket, "es"));
        // As if a new version of the template had mended what was wrong.
        tenant("update intake set form = '%s' where state = 'FAILED'".formatted(form("Mended")));
        try (Desk desk = new Desk(product, elena)) {
            desk.open("organisation/deliveries");
            assertThat(desk.parts("failed-letter"))
                    .singleElement()
                    .asString()
                    .contains("purchase-request", "For Ana", "Answers are missing or wrong.");
            desk.click("Try again");
        }
        await().atMost(PATIENCE)
                .until(() -> Program.json(program.get(ticket))
                        .path("status")
                        .asString()
                        .equals("done"));
    }

    private static String message(String ticket, String language) {
        return Program.json(new Program(product.address())
                        .token(bearer())
                        .with("Accept-Language", language)
                        .get(ticket))
                .path("errors")
                .path(0)
                .path("message")
                .asString();
    }

    @Test
    void whoDecidesReadsWhichProgramAsksAndWhatItWillDo() {
        String body = "{\"template\": \"purchase-request\", \"form\": %s, \"action\": \"%s\"}";
        Program ofKey = new Program(product.address()).token(bearer()).with("Idempotency-Key", "said");
        String ticket = ofKey.post(INTAKE, body.formatted(form("Said by HTTP"), "Order by HTTP"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(Program.problem(ofKey.post(INTAKE, body.formatted(form("Said by HTTP"), "Order more"))))
                .isEqualTo("422 idempotency-key-reused");
        assertThat(Program.problem(ofKey.post(
                        INTAKE, body.formatted(form("Said by HTTP"), "x".repeat(Remark.LONGEST + 1)))))
                .isEqualTo("422 invalid");
        String request = awaitEnd(ticket).path("request").asString();
        assertThat(said(request)).isEqualTo(new ByProgram("Orders", Optional.of("Order by HTTP")));

        send(signed("said-too", form("Said by the queue"), "Order by the queue"));
        String other = await().atMost(PATIENCE).until(() -> idOf("Said by the queue"), id -> !id.isEmpty());
        assertThat(said(other)).isEqualTo(new ByProgram("Orders", Optional.of("Order by the queue")));
    }

    private static ByProgram said(String request) {
        return product.get(RequestService.class)
                .open(ana, new RequestId(UUID.fromString(request)))
                .orElseThrow()
                .head()
                .program()
                .orElseThrow();
    }

    private static String idOf(String title) {
        return product.get(TenantTransaction.class)
                .call(
                        ana.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("select request_id::text from request where title = ?")
                                .param(title)
                                .query(String.class)
                                .optional()
                                .orElse(""));
    }

    @Test
    void whatCannotBeMendedIsDiscarded() {
        Program ownToken =
                Program.of(product, acme.actor("luis"), Scope.REQUESTS_WRITE).with("Idempotency-Key", "of-no-template");
        String ticket = ownToken.post(INTAKE, "{\"template\": \"no-such-template\", \"form\": {}}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        await().atMost(PATIENCE)
                .until(() -> Program.json(ownToken.get(ticket))
                        .path("status")
                        .asString()
                        .equals("failed"));
        assertThat(Program.json(ownToken.get(ticket)).path("failure").asString())
                .isEqualTo("unknown-template");
        FailedTickets tickets = product.get(FailedTickets.class);
        FailedTicket failed = tickets.page(elena, Range.first()).rows().stream()
                .filter(one -> one.failure() == Ticket.Failure.UNKNOWN_TEMPLATE)
                .findFirst()
                .orElseThrow();
        assertThat(tickets.discard(elena, failed.id())).isTrue();
        assertThat(ownToken.get(ticket).statusCode()).isEqualTo(404);
    }

    @Test
    void whatNobodyHasSignedIsADeadLetter() {
        int before = dead();
        send("no JSON");
        send("{\"program\": \"%s\", \"signature\": \"t=%d,v1=%s\", \"content\": \"{}\"}"
                .formatted(signing.path("program").asString(), Instant.now().getEpochSecond(), "0".repeat(64)));
        send(signed("forged", form("Forged")).replace("Forged", "Altered"));
        send("{\"tenant\": \"%s\", \"ticket\": \"no-id\"}".formatted(ana.tenant()));
        await().atMost(PATIENCE).until(() -> dead() == before + 4);
        assertThat(titles()).doesNotContain("Forged", "Altered");
    }

    @Test
    void whatAProgramHasSignedIsTheMatterOfItsOrganisationAlsoIfNothingCanBeMadeOfIt() {
        int before = dead();
        send(signedContent("no JSON"));
        send(signed("no-form", "[]"));
        send(signed("reused", form("A chair")));
        send(signed("reused", form("Another chair")));
        FailedTickets tickets = product.get(FailedTickets.class);
        await().atMost(PATIENCE)
                .until(() -> unusable(elena).stream()
                        .map(FailedTicket::failure)
                        .sorted()
                        .toList()
                        .equals(List.of(
                                Ticket.Failure.INCOMPLETE, Ticket.Failure.INCOMPLETE, Ticket.Failure.KEY_REUSED)));
        assertThat(dead()).isEqualTo(before);
        assertThat(unusable(acme.stranger("adam"))).isEmpty();
        FailedTicket reused = unusable(elena).getLast();
        assertThat(tickets.retry(elena, reused.id()))
                .as("there is nothing to try")
                .isFalse();
        unusable(elena)
                .forEach(ticket ->
                        assertThat(tickets.discard(elena, ticket.id())).isTrue());
    }

    private static List<FailedTicket> unusable(Actor administrator) {
        return product.get(FailedTickets.class).page(administrator, Range.first(Range.MOST)).rows().stream()
                .filter(ticket -> !ticket.hasForm())
                .toList();
    }

    private static HttpResponse<String> hand(String key, String form) {
        return new Program(product.address())
                .token(bearer())
                .with("Idempotency-Key", key)
                .post(INTAKE, "{\"template\": \"purchase-request\", \"form\": %s}".formatted(form));
    }

    private static String bearer() {
        return program.header("Authorization").replace("Bearer ", "");
    }

    private static String form(String title) {
        return """
                {"title": "%s", "amount": {"amount": 300, "currency": "EUR"}, "supplier": "Rivas", "budget": "office",
                 "reason": "The old ones broke."}""".formatted(title).replace("\n", "");
    }

    /** As docs/api.md says. */
    private static String signed(String key, String form) {
        return signed(key, form, "");
    }

    private static String signed(String key, String form, String action) {
        String content = Program.JSON
                .createObjectNode()
                .put("key", key)
                .put("template", "purchase-request")
                .put("action", action)
                .set("form", Program.JSON.readTree(form))
                .toString();
        return signedContent(content);
    }

    private static String signedContent(String content) {
        long now = Instant.now().getEpochSecond();
        return Program.JSON
                .createObjectNode()
                .put("program", signing.path("program").asString())
                .put(
                        "signature",
                        "t=" + now + ",v1=" + hmac(signing.path("secret").asString(), now + "." + content))
                .put("content", content)
                .toString();
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String message) {
        SqsClient sqs = product.queues();
        String url = sqs.getQueueUrl(request -> request.queueName("intake")).queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(message));
    }

    private static JsonNode awaitEnd(String ticket) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Program.json(program.get(ticket)),
                        answer -> !answer.path("status").asString().equals("pending"));
    }

    private static int dead() {
        return product.get(DeadLetterQueues.class).all().orElseThrow().stream()
                .filter(queue -> queue.kind() == DeadLetterQueue.Kind.INTAKE)
                .findFirst()
                .orElseThrow()
                .messages();
    }

    /** Of those at the peak. */
    private static int count(String condition) {
        return product.get(TenantTransaction.class)
                .call(
                        ana.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql(
                                        "select count(*) from intake i left join request r using (tenant_id, request_id) where "
                                                + condition.replace("state", "i.state")
                                                + " and coalesce(r.title, i.form) like '%Peak %'")
                                .query(Integer.class)
                                .single());
    }

    private static List<String> titles() {
        return product.get(TenantTransaction.class)
                .call(
                        ana.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql(
                                        "select title from request where title like 'Peak %' or title in ('Forged', 'Altered')")
                                .query(String.class)
                                .list());
    }

    private static void tenant(String statement) {
        product.get(TenantTransaction.class)
                .run(
                        ana.tenant(),
                        () -> product.get(JdbcClient.class).sql(statement).update());
    }
}
