package dev.countersign.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalId;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonNotActive;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organisation that the operator suspends while people work, and resumes. */
class SuspensionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme demo = new Acme(product);
    private final Actor hank = demo.stranger("hank");
    private final Actor wendy = demo.stranger("wendy");

    @AfterEach
    void resume() {
        run("resume", "globex");
    }

    @Test
    void nobodySignsInAndOpenSessionsEndWithTheReason() {
        Visitor signedIn = new Visitor(product.address());
        signedIn.signIn("hank@globex.test");
        assertThat(signedIn.view("requests")).contains("Countersign");

        assertThat(run("suspend", "globex")).isEqualTo("globex is suspended. Its requests wait.\n");

        await().atMost(PATIENCE).until(() -> signedIn.get("/requests").statusCode() == 302);
        assertThat(signedIn.open("/requests").body())
                .contains("The operator of Countersign has suspended your organisation.");
        Visitor other = new Visitor(product.address());
        assertThat(other.signIn("hank@globex.test").body()).contains("so nobody in it can sign in");
        assertThat(new Visitor(product.address())
                        .with("Accept-Language", "es")
                        .open("/sign-in?problem=suspended")
                        .body())
                .contains("Quien opera Countersign ha suspendido tu organización");
        assertThatThrownBy(() -> product.get(RequestService.class).prepare(hank, "purchase-request"))
                .isInstanceOf(PersonNotActive.class);
        assertThat(run("suspend", "globex")).isEqualTo("globex was suspended already.\n");
    }

    @Test
    void whatWasDecidedIsAnsweredAfterTheSuspensionAndTheNeighbourGoesOnMeanwhile() {
        RequestId request = demo.submit(hank, "Chairs " + UUID.randomUUID());
        demo.approve(wendy, request);
        run("suspend", "globex");
        await().atMost(PATIENCE).until(() -> heldCalls() > 0);

        RequestId neighbours = demo.submit(demo.actor("ana"), "Lamps " + UUID.randomUUID());
        demo.approve(demo.actor("marta"), neighbours);
        awaitStatus(demo.actor("ana"), neighbours, RequestStatus.APPROVED);
        assertThat(status(hank, request)).isEqualTo("IN_PROGRESS");

        assertThat(run("resume", "globex")).isEqualTo("globex is resumed. Its requests go on.\n");
        awaitStatus(hank, request, RequestStatus.APPROVED);
        assertThat(heldCalls()).isZero();
        assertThat(run("resume", "globex")).isEqualTo("globex is not suspended.\n");
    }

    @Test
    void whatIsAskedMeanwhileWaitsForItsLettersAndIsThereAfterwards() {
        RequestId request = demo.submit(hank, "Shelves " + UUID.randomUUID());
        run("suspend", "globex");
        run("resume", "globex");

        demo.approve(wendy, request);
        awaitStatus(hank, request, RequestStatus.APPROVED);
    }

    @Test
    void peopleGetTheTimeBackInWhichTheyCouldNotDecide() {
        RequestId request = demo.submit(hank, "Desks " + UUID.randomUUID());
        ApprovalId approval = demo.waitingFor(wendy, request);
        Instant due = moment("select due_at from approval where approval_id = ?", approval.value());
        run("suspend", "globex");
        execute("update tenant set suspended_at = suspended_at - interval '3 days'");
        execute("update approval set opened_at = opened_at - interval '4 days' where approval_id = '%s'"
                .formatted(approval));
        run("resume", "globex");

        Instant moved = moment("select due_at from approval where approval_id = ?", approval.value());
        assertThat(Duration.between(due, moved))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(5));
        assertThat(moment(
                        "select execution_time from scheduled_tasks where task_name = 'expire-approval' and task_instance = ?",
                        approval + "@" + moved.toEpochMilli()))
                .isEqualTo(moved);
        demo.approve(wendy, request);
        await().atMost(PATIENCE).until(() -> callsAbout(approval) == 0);
    }

    @Test
    void theListTellsTheStateAndTheUsageCounts() {
        run("suspend", "globex");

        assertThat(run("list"))
                .containsPattern("globex\tGlobex\tsuspended since ")
                .containsPattern("acme\tAcme\tactive");
        assertThat(run("usage", "globex"))
                .containsPattern("people, active: [1-9]")
                .contains("requests this month: ", "requests, open: ", "files: ", "files per request as configured");
        assertThatThrownBy(() -> run("usage", "nobody")).hasMessage("There is no organisation nobody.");
        assertThatThrownBy(() -> run("suspend")).hasMessage(OrganisationCommand.USAGE);
    }

    private static String run(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OrganisationCommand.of(List.of(words))
                .run(product.context(), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }

    private void awaitStatus(Actor reader, RequestId request, RequestStatus status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(reader, request)).isEqualTo(status.name()));
    }

    private static String status(Actor of, RequestId request) {
        return in(
                of,
                () -> product.get(JdbcClient.class)
                        .sql("select status from request where request_id = ?")
                        .param(request.value())
                        .query(String.class)
                        .single());
    }

    private int callsAbout(ApprovalId approval) {
        return in(
                hank,
                () -> product.get(JdbcClient.class)
                        .sql("select count(*) from scheduled_tasks where task_instance like ?")
                        .param(approval + "%")
                        .query(Integer.class)
                        .single());
    }

    private int heldCalls() {
        return in(
                hank,
                () -> product.get(JdbcClient.class)
                        .sql("""
                                select count(*) from scheduled_tasks where execution_time > now() + interval '500 years'
                                  and position(convert_to(?, 'UTF8') in task_data) > 0
                                """)
                        .param(hank.tenant().toString())
                        .query(Integer.class)
                        .single());
    }

    private Instant moment(String sql, Object parameter) {
        return in(
                        hank,
                        () -> product.get(JdbcClient.class)
                                .sql(sql)
                                .param(parameter)
                                .query(Timestamp.class)
                                .single())
                .toInstant();
    }

    private void execute(String sql) {
        int _ = in(hank, () -> product.get(JdbcClient.class).sql(sql).update());
    }

    private static <T> T in(Actor of, Supplier<T> work) {
        return product.get(TenantTransaction.class).call(of.tenant(), work);
    }
}
