package dev.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.api.Program;
import dev.countersign.approval.ApprovalId;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.PushConnection;
import dev.countersign.testing.Visitor;
import dev.countersign.token.Scope;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes over one PostgreSQL and one AWS endpoint, behind a load balancer with sticky sessions. The second one is a process that can be killed. */
@Tag(RunningProduct.OWN)
@Tag("crash")
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** A second is what the product promises; here two processes and PostgreSQL share the processor with other tests. */
    private static final Duration GENEROUS = Duration.ofSeconds(3);

    private static final String FIRST = "0";
    private static final String SECOND = "1";

    private Path folder;
    private int secondPort;
    private String[] settings;
    private StickyProxy proxy;
    private RunningProduct first;
    private SecondNode second;
    private Acme acme;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary.resolve("data");
        int port = RunningProduct.freePort();
        secondPort = RunningProduct.freePort();
        proxy = StickyProxy.before(port, secondPort);
        settings = new String[] {
            "--countersign.base-url=" + proxy.address(),
            "--server.servlet.session.cookie.name=countersign",
            "--countersign.undo-window=1s",
            "--countersign.queues.visibility=5s",
            "--countersign.limits.api.burst=100000",
            "--countersign.limits.submissions.burst=1000"
        };
        first = RunningProduct.start(folder, port, settings);
        acme = new Acme(first);
        second = SecondNode.join(folder, secondPort, settings);
    }

    @BeforeEach
    void bothRun() throws IOException {
        if (!second.isAlive()) {
            second = SecondNode.join(folder, secondPort, settings);
        }
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
        proxy.close();
    }

    @Test
    void aDecisionOnOneNodeIsSeenOnTheOtherWithinASecond() {
        Actor marta = acme.actor("marta");
        RequestId request = acme.submit(acme.actor("ana"), "Two desks");
        ApprovalId approval = acme.waitingFor(marta, request);
        Program there = new Program(second.address())
                .token(Program.token(first, marta, Scope.APPROVALS_DECIDE).secret());
        try (Desk here = new Desk(first, marta)) {
            here.open("inbox").textWith("Two desks");
            assertThat(decide(there, approval).statusCode()).isEqualTo(200);
            long decided = System.nanoTime();
            await().pollInSameThread()
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(GENEROUS)
                    .until(() -> here.parts("inbox-row").stream().noneMatch(line -> line.contains("Two desks")));
            print("the inbox of the other node", decided);
        }
    }

    @Test
    void aPageBehindTheProxyIsToldByWebSocket() {
        Actor marta = acme.actor("marta");
        Visitor visitor = at(FIRST);
        visitor.signIn("marta@acme.test");
        RequestId request = acme.submit(acme.actor("ana"), "Three lamps");
        ApprovalId approval = acme.waitingFor(marta, request);
        Program there = new Program(second.address())
                .token(Program.token(first, marta, Scope.APPROVALS_DECIDE).secret());
        assertThat(visitor.view("inbox")).contains("Three lamps");
        try (PushConnection page = visitor.listen()) {
            assertThat(decide(there, approval).statusCode()).isEqualTo(200);
            long decided = System.nanoTime();
            await().pollInterval(Duration.ofMillis(10))
                    .atMost(GENEROUS)
                    .until(() -> page.heard().contains("changes"));
            print("an open page behind the proxy", decided);
        }
    }

    @Test
    void ofTwoHundredRequestsUnderWayNoneIsLostOrDoubledWhenANodeIsKilled() throws Exception {
        Visitor ana = at(SECOND);
        ana.signIn("ana@acme.test");
        assertThat(ana.view("requests")).contains("Countersign");
        try (Traffic traffic = new Traffic(first, proxy.address(), acme)) {
            traffic.begin();
            await().atMost(PATIENCE).until(() -> traffic.decided() >= Traffic.REQUESTS / 4);
            second.kill();
            int done = traffic.decided();
            traffic.awaitEnd(PATIENCE);
            System.out.printf(
                    "killed after %d of %d decisions; %d calls were repeated%n",
                    done, Traffic.REQUESTS, traffic.repeated());
            assertThat(done).isLessThan(Traffic.REQUESTS);
        }
        await().atMost(PATIENCE)
                .until(() -> count("request where title like ? and status = 'APPROVED'") == Traffic.REQUESTS);
        assertThat(count("request where title like ?")).isEqualTo(Traffic.REQUESTS);
        assertThat(count("approval join request using (tenant_id, request_id) where title like ?"))
                .as("tasks")
                .isEqualTo(Traffic.REQUESTS);
        assertThat(count("decision join approval using (tenant_id, approval_id)"
                        + " join request using (tenant_id, request_id) where title like ?"))
                .as("decisions")
                .isEqualTo(Traffic.REQUESTS);
        assertThat(count("notification join request using (tenant_id, request_id) where title like ?"))
                .as("letters: one to the manager, one to the requester")
                .isEqualTo(2 * Traffic.REQUESTS);
        assertThat(first.get(AuditLog.class).verify(acme.actor("elena"))).isInstanceOf(Verification.Intact.class);

        HttpResponse<String> asked = ana.open("/requests");
        assertThat(asked.uri()).hasPath("/sign-in").hasParameter("to", "/requests");
        HttpResponse<String> page = ana.answerProvider(
                ana.submit(asked, "/sign-in", java.util.Map.of("email", "ana@acme.test")), "ana@acme.test");
        assertThat(page.uri()).hasPath("/requests");
        assertThat(ana.cookie(StickyProxy.COOKIE)).isEqualTo(FIRST);
    }

    /** Somebody whom the proxy has led to this node. */
    private Visitor at(String node) {
        Visitor visitor = new Visitor(proxy.address());
        visitor.get("/sign-in");
        return visitor.cookie(StickyProxy.COOKIE).equals(node) ? visitor : at(node);
    }

    private static HttpResponse<String> decide(Program program, ApprovalId approval) {
        return program.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/v1/approvals/%s/decision".formatted(approval),
                        "{\"verdict\": \"approve\", \"revision\": 1}");
    }

    private static void print(String where, long since) {
        System.out.printf("A decision appears in %s after %d ms%n", where, (System.nanoTime() - since) / 1_000_000);
    }

    private int count(String from) {
        return first.get(TenantTransaction.class)
                .call(
                        acme.actor("elena").tenant(),
                        () -> first.get(JdbcClient.class)
                                .sql("select count(*) from " + from)
                                .param(Traffic.TITLE + "%")
                                .query(Integer.class)
                                .single());
    }
}
