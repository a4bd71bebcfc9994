package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.Verdict;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RequestEvent.Outcome;
import dev.countersign.definitions.message.RequestEvent.Result;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.listing.Range;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An attacker who can write to the queues changes nothing, and raises no alarm at an organisation: forged messages go to the dead letters. */
class ForgedMessagesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");
    private static final Actor jon = acme.actor("jon");
    private static final Actor elena = acme.actor("elena");
    private static final TenantId tenant = ana.tenant();

    /** In the order in which they were forged. */
    private static List<RequestId> attacked = List.of();

    private static RequestId denied = new RequestId(UUID.randomUUID());
    private static final UUID unknown = UUID.randomUUID();

    /** Sends all of them at once, and then waits for the time in which a message may be early. */
    @BeforeAll
    static void forge() {
        denied = deniedByMarta();
        attacked = IntStream.range(0, 7)
                .mapToObj(i -> acme.submit(ana, "Attacked " + i))
                .toList();
        attacked.forEach(request -> acme.waitingFor(marta, request));
        event(finished(tenant, attacked.get(0), 1, Outcome.APPROVED));
        event(finished(tenant, attacked.get(1), 2, Outcome.APPROVED));
        event(new RequestEvent.StepsClosed(tenant.value(), attacked.get(2).value(), 1, List.of("manager")));
        event(new RequestEvent.StepsClosed(
                tenant.value(), attacked.get(2).value(), 1, List.of("finance", "budget-owner")));
        event(new RequestEvent.StepResult(
                tenant.value(),
                attacked.get(2).value(),
                1,
                "policy-check",
                0,
                JsonMapper.shared().readTree("{\"outcome\":\"deny\",\"reasons\":[\"forged\"]}")));
        task(attacked.get(3), "finance", 1, "made up");
        task(attacked.get(3), "manager", 2, "made up");
        task(attacked.get(4), "manager", 1, "made up");
        answer(attacked.get(5), new TaskAnswer.Task(tenant.value(), denied.value(), 1, "manager", 1));
        answer(attacked.get(6), """
                {"task": {"tenant": "%s", "requestId": "%s", "revision": 1, "step": "manager", "visit": 1},
                 "outcome": "REVISED", "revision": 2, "title": "Forged", "form": {}}
                """.formatted(tenant, attacked.get(6)));
        event(finished(globex(), attacked.get(0), 1, Outcome.APPROVED));
        event(finished(tenant, denied, 1, Outcome.DENIED));
        event(finished(tenant, denied, 1, Outcome.APPROVED));
        event(new RequestEvent.StepResult(
                tenant.value(),
                denied.value(),
                1,
                "finished",
                0,
                JsonMapper.shared().readTree("{\"outcome\":\"pass\"}")));
        send("human-tasks", """
                {"tenant": "%s", "requestId": "%s", "step": "manager"}
                """.formatted(tenant, attacked.get(0)));
        event(finished(new TenantId(unknown), attacked.get(0), 1, Outcome.APPROVED));
    }

    @Test
    void anEndThatTheExecutionHasNotReachedIsNotBelieved() {
        awaitDeadLetters(finished(tenant, attacked.get(0), 1, Outcome.APPROVED));
        assertThat(alarms(elena, attacked.get(0))).isEmpty();
        assertThat(open(attacked.get(0)).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(isWaiting(attacked.get(0))).isTrue();
        assertThat(letters(attacked.get(0), "APPROVED")).isZero();
    }

    @Test
    void anEndOfAnotherRevisionIsNotBelieved() {
        awaitDeadLetters(finished(tenant, attacked.get(1), 2, Outcome.APPROVED));
        assertThat(alarms(elena, attacked.get(1))).isEmpty();
        assertThat(open(attacked.get(1)).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void noStepIsClosedAndNoResultShownThatTheExecutionDoesNotKnow() {
        awaitDeadLetters("request-events", attacked.get(2), 3);
        assertThat(alarms(elena, attacked.get(2))).isEmpty();
        assertThat(isWaiting(attacked.get(2))).isTrue();
        assertThat(open(attacked.get(2)).timeline()).noneMatch(TimelineEntry.Checked.class::isInstance);
    }

    @Test
    void nobodyIsAskedInAStepThatTheExecutionIsNotIn() {
        awaitDeadLetters("human-tasks", attacked.get(3), 2);
        assertThat(alarms(elena, attacked.get(3))).isEmpty();
        assertThat(product.get(ApprovalService.class)
                        .inbox(jon, InboxFilter.ALL, Range.first(Range.MOST))
                        .rows())
                .extracting(InboxItem::request)
                .doesNotContain(attacked.get(3));
        assertThat(isWaiting(attacked.get(3))).isTrue();
    }

    @Test
    void aForgedTokenDoesNotKeepADecisionFromItsExecution() {
        awaitDeadLetters("human-tasks", attacked.get(4), 1);
        assertThat(alarms(elena, attacked.get(4))).isEmpty();
        decide(attacked.get(4), Verdict.APPROVE, "");
        awaitStatus(attacked.get(4), RequestStatus.APPROVED);
    }

    @Test
    void anAnswerThatWasMeantForAnotherTaskDecidesNothing() {
        RequestId mixedUp = attacked.get(5);
        awaitAlarm(elena, mixedUp, AlarmKind.TASK_NOT_OURS);
        assertThat(isWaiting(mixedUp)).isTrue();
        decide(mixedUp, Verdict.APPROVE, "");
        awaitStatus(mixedUp, RequestStatus.APPROVED);
    }

    @Test
    void anAnswerThatNobodyCanGiveAtTheStepEndsNothing() {
        RequestId revised = attacked.get(6);
        awaitAlarm(elena, revised, AlarmKind.TASK_NOT_OURS);
        assertThat(isWaiting(revised)).isTrue();
        decide(revised, Verdict.DENY, "Not this year");
        awaitStatus(revised, RequestStatus.DENIED);
    }

    @Test
    void aMessageOfOneTenantReachesNoRequestOfAnother() {
        awaitDeadLetters(finished(globex(), attacked.get(0), 1, Outcome.APPROVED));
        assertThat(alarms(administratorOf(globex()), attacked.get(0))).isEmpty();
        assertThat(alarms(elena, attacked.get(0))).isEmpty();
        assertThat(open(attacked.get(0)).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void anOldEndChangesNothingAndOneThatContradictsItIsADeadLetter() {
        awaitDeadLetters(finished(tenant, denied, 1, Outcome.APPROVED));
        assertThat(alarms(elena, denied)).isEmpty();
        assertThat(open(denied).head().status()).isEqualTo(RequestStatus.DENIED);
        assertThat(letters(denied, "DENIED")).isEqualTo(1);
        assertThat(letters(denied, "APPROVED")).isZero();
    }

    @Test
    void aStateThatIsNoStepHasNoResult() {
        awaitDeadLetters("request-events", denied, 2);
        assertThat(alarms(elena, denied)).isEmpty();
        assertThat(open(denied).timeline()).noneMatch(TimelineEntry.Checked.class::isInstance);
    }

    @Test
    void whatCannotBeReadAndNamesARequestOfAnotherOrganisationIsADeadLetter() {
        awaitDeadLetters("human-tasks", attacked.get(0), 1);
        assertThat(alarms(elena, attacked.get(0))).isEmpty();
    }

    @Test
    void aMessageOfATenantThatIsNotThereGoesToTheDeadLetters() {
        awaitDeadLetters(finished(new TenantId(unknown), attacked.get(0), 1, Outcome.APPROVED));
    }

    private static void awaitDeadLetters(RequestEvent event) {
        awaitDeadLetters("request-events", event.toJson()::equals, 1);
    }

    private static void awaitDeadLetters(String queue, RequestId about, int many) {
        awaitDeadLetters(queue, body -> body.contains(about.toString()), many);
    }

    /** Each receive sees other messages of the queue, so what was seen is kept. */
    private static void awaitDeadLetters(String queue, Predicate<String> which, int many) {
        SqsClient sqs = product.queues();
        String url =
                sqs.getQueueUrl(request -> request.queueName(queue + "-dlq")).queueUrl();
        Map<String, String> seen = new HashMap<>();
        await().atMost(PATIENCE).until(() -> {
            sqs.receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(1))
                    .messages()
                    .forEach(message -> seen.put(message.messageId(), message.body()));
            return seen.values().stream().filter(which).count() >= many;
        });
    }

    private static RequestId deniedByMarta() {
        RequestId request = acme.submit(ana, "Denied");
        decide(request, Verdict.DENY, "Not this year");
        awaitStatus(request, RequestStatus.DENIED);
        return request;
    }

    private static void decide(RequestId request, Verdict verdict, String comment) {
        ApprovalId approval = acme.waitingFor(marta, request);
        assertThat(product.get(ApprovalService.class).decide(marta, approval, verdict, comment, 1, UUID.randomUUID()))
                .isInstanceOf(DecideResult.Recorded.class);
    }

    private static void awaitStatus(RequestId request, RequestStatus status) {
        await().atMost(PATIENCE).until(() -> open(request).head().status() == status);
    }

    private static void awaitAlarm(Actor administrator, RequestId request, AlarmKind kind) {
        await().atMost(PATIENCE).until(() -> alarms(administrator, request).contains(kind));
    }

    private static Set<AlarmKind> alarms(Actor administrator, RequestId request) {
        return product.get(Alarms.class).page(administrator, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.subject().equals(request.toString()))
                .map(Alarm::kind)
                .collect(Collectors.toSet());
    }

    private static boolean isWaiting(RequestId request) {
        return !open(request).waitingAt().isEmpty();
    }

    private static RequestCase open(RequestId request) {
        return product.get(RequestService.class).open(ana, request).orElseThrow();
    }

    private static int letters(RequestId request, String kind) {
        return product.get(TenantTransaction.class)
                .call(
                        tenant,
                        () -> product.get(JdbcClient.class)
                                .sql("select count(*) from notification where request_id = ? and kind = ?")
                                .params(request.value(), kind)
                                .query(Integer.class)
                                .single());
    }

    private static TenantId globex() {
        return product.get(Tenants.class).bySlug("globex").map(Tenant::id).orElseThrow();
    }

    private static Actor administratorOf(TenantId other) {
        Person person = product.get(People.class).administrators(other).getFirst();
        return new Actor(other, person.id(), person.roles());
    }

    private static RequestEvent finished(TenantId of, RequestId request, int revision, Outcome outcome) {
        return new RequestEvent.Finished(of.value(), request.value(), revision, outcome, Result.APPROVED);
    }

    private static void task(RequestId request, String step, int visit, String token) {
        send("human-tasks", new HumanTask(tenant.value(), request.value(), step, visit, 1, token).toJson());
    }

    /** As the application answers with a token that a forged message has brought. */
    private static void answer(RequestId asked, TaskAnswer.Task meant) {
        answer(asked, new TaskAnswer(meant, TaskAnswer.Outcome.DENIED, null, "forged").toJson());
    }

    private static void answer(RequestId asked, String answer) {
        SfnClient states = product.states();
        String arn = product.get(KnownExecutions.class)
                .of(new RequestRef(tenant.value(), asked.value()))
                .flatMap(KnownExecution::arn)
                .orElseThrow();
        String token = states.getExecutionHistory(of -> of.executionArn(arn)).events().stream()
                .filter(event -> event.taskScheduledEventDetails() != null)
                .map(event -> JsonMapper.shared()
                        .readTree(event.taskScheduledEventDetails().parameters())
                        .findValue("taskToken"))
                .filter(Objects::nonNull)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElseThrow();
        states.sendTaskSuccess(of -> of.taskToken(token).output(answer));
    }

    private static void event(RequestEvent event) {
        send("request-events", event.toJson());
    }

    private static void send(String queue, String body) {
        SqsClient sqs = product.queues();
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }
}
