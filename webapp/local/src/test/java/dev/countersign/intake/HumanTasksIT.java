package dev.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.execution.DeadLetterQueues;
import dev.countersign.listing.Range;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestService;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.Edit;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.token.Program;
import dev.countersign.token.ProgramId;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskFailedEventDetails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** State machines that somebody has written by hand ask people, as docs/human-tasks.md describes it. */
class HumanTasksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DOCUMENT = read("human-tasks.md");

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor ana = acme.actor("ana");
    private static final Actor marta = acme.actor("marta");
    private static final Actor elena = acme.actor("elena");
    private static final Actor adam = acme.stranger("adam");
    private static final SfnClient states = product.states();
    private static final Programs programs = product.get(Programs.class);
    private static final FailedTickets tickets = product.get(FailedTickets.class);

    @RegisterExtension
    private final Desks desks = new Desks(product);

    @BeforeAll
    static void publish() {
        String yaml = read("human-task.yaml");
        if (!(TemplateYaml.read(yaml) instanceof ReadResult.Parsed parsed)) {
            throw new AssertionError(TemplateYaml.problems(yaml));
        }
        assertThat(product.get(Templates.class).publish(elena, parsed.definition()))
                .isInstanceOfAny(PublishResult.Published.class, PublishResult.Changed.class);
    }

    /** A message that failed stays with its organisation until somebody ends it, also for other tests. */
    @AfterEach
    void discardWhatFailed() {
        for (Actor administrator : List.of(elena, adam)) {
            tickets.page(administrator, Range.first(Range.MOST)).rows().stream()
                    .filter(ticket -> ticket.asking().isPresent())
                    .forEach(ticket -> tickets.discard(administrator, ticket.id()));
        }
    }

    @Test
    void aPersonDecidesInTheInboxAndTheStateMachineGoesOnWithTheAnswer() {
        String machine = machine();
        register(machine, "Refunds");
        String execution = start(machine, order("4711"));
        InboxItem item = waiting("4711");

        Desk desk = desks.of(marta).open("inbox/" + item.approval());
        assertThat(desk.text())
                .contains(
                        "Refunds", "Ana Torres", "Pays 1,200 EUR back to the customer.", "The box was empty.", "4711");
        desk.type("Comment", "He is right.").click("Approve").click("Approve");

        JsonNode output =
                JSON.readTree(end(execution, ExecutionStatus.SUCCEEDED).output());
        assertThat(output.path("outcome").asString()).isEqualTo("APPROVED");
        assertThat(output.path("by").path("email").asString()).isEqualTo("marta@acme.test");
        assertThat(output.path("by").path("name").asString()).isEqualTo("Marta Ruiz");
        assertThat(output.path("comment").asString()).isEqualTo("He is right.");
        assertThat(output.path("form").path("facts").path(0).path("value").asString())
                .isEqualTo("4711");
        assertThat(output.path("request").path("id").asString())
                .isEqualTo(item.request().toString());
        assertThat(output.path("request").path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void aDenialIsAnAnswerToo() {
        String machine = machine();
        register(machine, "Refunds that are denied");
        String execution = start(machine, order("4712"));
        Desk desk = desks.of(marta).open("inbox/" + waiting("4712").approval());

        desk.click("Deny").type("Reason", "It was opened.").click("Deny");

        JsonNode output = answer(execution);
        assertThat(output.path("outcome").asString()).isEqualTo("DENIED");
        assertThat(output.path("comment").asString()).isEqualTo("It was opened.");
    }

    @Test
    void aWithdrawnRequestIsToldWithoutAPerson() {
        String machine = machine();
        register(machine, "Refunds that are withdrawn");
        String execution = start(machine, order("4713"));
        InboxItem item = waiting("4713");

        product.get(RequestService.class).withdraw(ana, item.request());

        JsonNode output = answer(execution);
        assertThat(output.path("outcome").asString()).isEqualTo("WITHDRAWN");
        assertThat(output.path("by").isNull()).isTrue();
    }

    @Test
    void aFormThatIsWrongIsKeptWithItsReasonAndItsTaskFailsOnceItIsDiscarded() {
        String machine = machine();
        register(machine, "Refunds without a title");
        String execution = start(machine, order("x".repeat(200)));
        FailedTicket failed = failed(elena, machine);
        assertThat(failed.failure()).isEqualTo(Ticket.Failure.INVALID);
        assertThat(failed.errors()).extracting(Ticket.Wrong::field).contains("title");
        assertThat(failed.program()).contains("Refunds without a title");
        assertThat(failed.asking().map(Asking::execution)).contains(execution);
        assertThat(alarm(elena, machine).orElseThrow().facts()).containsEntry("refused", "INVALID");

        assertThat(tickets.discard(ana, failed.id()))
                .as("she is no administrator")
                .isFalse();
        assertThat(tickets.discard(elena, failed.id())).isTrue();

        end(execution, ExecutionStatus.FAILED);
        TaskFailedEventDetails refused = details(execution, HistoryEvent::taskFailedEventDetails);
        assertThat(refused.error()).isEqualTo("Countersign.Refused");
        assertThat(refused.cause()).startsWith("Answers are missing or wrong.").contains("title");
        assertThat(alarm(elena, machine)).as("nothing is left to do").isEmpty();
    }

    @Test
    void whoeverIsNotNamedAtAProgramAsksOnceAnAdministratorHasNamedIt() {
        String machine = machine();
        start(machine, order("of a stranger"));
        FailedTicket failed = failed(elena, machine);
        assertThat(failed.failure()).isEqualTo(Ticket.Failure.UNKNOWN_MACHINE);
        assertThat(failed.asking().map(Asking::title)).contains(titleOf("of a stranger"));
        assertThat(failed.person()).as("nobody knows for whom").isEmpty();
        assertThat(inbox(titleOf("of a stranger"))).isEmpty();
        assertThat(alarm(elena, machine).orElseThrow().times())
                .as("one message, one alarm")
                .isEqualTo(1);

        register(machine, "Named later");
        assertThat(tickets.retry(elena, failed.id())).isTrue();
        waiting("of a stranger");
        assertThat(alarm(elena, machine)).isEmpty();
    }

    @Test
    void aProgramThatMayNotSubmitAsksNobody() {
        String machine = machine();
        ProgramId program = program("Reads only", Set.of(Scope.REQUESTS_READ));
        assertThat(programs.stateMachine(elena, program, new Edit<>("", machine)))
                .isEqualTo(new TokenResult.Saved());
        start(machine, order("of a reader"));
        assertThat(failed(elena, machine).failure()).isEqualTo(Ticket.Failure.NOT_ALLOWED);
        assertThat(inbox(titleOf("of a reader"))).isEmpty();
    }

    @Test
    void whatAsksOneOrganisationIsNobodyElsesMatter() {
        String machine = machine(adam);
        String execution = start(machine, order("of the other organisation"));
        FailedTicket failed = failed(adam, machine);
        assertThat(seen(elena, machine)).isEmpty();
        assertThat(alarm(elena, machine)).isEmpty();
        assertThat(tickets.retry(elena, failed.id()))
                .as("an id of another organisation")
                .isFalse();
        tickets.retryAll(elena);
        assertThat(tickets.discard(elena, failed.id())).isFalse();
        assertThat(seen(adam, machine)).isPresent();
        assertThat(desks.of(elena).open("organisation/deliveries").text())
                .doesNotContain(titleOf("of the other organisation"));

        Desk desk = desks.of(adam).open("alarms");
        assertThat(desk.text())
                .contains(
                        "State machine " + name(machine) + " could not ask anybody",
                        "No program names this state machine.");
        desk.open("organisation/deliveries");
        assertThat(desk.text())
                .contains(titleOf("of the other organisation"), name(machine), name(execution))
                .doesNotContain("Move back", "Everything was delivered");
        desk.click("Discard");
        assertThat(desk.text()).contains("The task of workflow " + name(execution), "Countersign.Refused");
        desk.click("Discard");
        assertThat(desk.text()).contains("Everything was delivered");

        end(execution, ExecutionStatus.FAILED);
        assertThat(details(execution, HistoryEvent::taskFailedEventDetails).cause())
                .isEqualTo("No program names this state machine.");
    }

    @Test
    void aForgedMessageAsksNothingInTheNameOfAnExecution() {
        String machine = machine();
        register(machine, "Refunds that are forged");
        String execution = start(machine, order("4714"));
        InboxItem item = waiting("4714");
        int before = dead();
        send(forged("Forged", execution, "made up"));
        // Nor does it ask another organisation than the one that the execution asks.
        send(forged("Elsewhere", execution, token(execution))
                .put("organisation", adam.tenant().toString()));
        await().atMost(PATIENCE).until(() -> dead() >= before + 2);
        assertThat(alarm(elena, machine)).as("nobody knows whose they are").isEmpty();
        assertThat(alarm(adam, machine)).isEmpty();
        assertThat(seen(adam, machine)).isEmpty();

        // What the execution has sent counts, and not what a message with its token says.
        ObjectNode altered = forged("Altered", execution, token(execution));
        send(altered);
        send(altered);
        desks.of(marta).open("inbox/" + item.approval()).click("Approve").click("Approve");

        assertThat(JSON.readTree(end(execution, ExecutionStatus.SUCCEEDED).output())
                        .path("form")
                        .path("title")
                        .asString())
                .isEqualTo("Refund of order 4714");
        assertThat(inbox("Forged")).isEmpty();
        assertThat(inbox("Altered")).isEmpty();
        assertThat(inbox(titleOf("4714"))).as("asked once").isEmpty();
    }

    @Test
    void whatIsOfNobodyIsADeadLetterThatNoOrganisationSees() {
        int before = dead();
        send(forged("Nobody", "no ARN", "a"));
        send(forged("Nowhere", "arn:aws:states:us-east-1:000000000000:execution:x:y", "a")
                .put("organisation", UUID.randomUUID().toString()));
        await().atMost(PATIENCE).until(() -> dead() >= before + 2);
        for (Actor administrator : List.of(elena, adam)) {
            assertThat(desks.of(administrator).open("organisation/deliveries").text())
                    .doesNotContain("could not be handled", "Requests of programs", "Move back");
        }
    }

    @Test
    void aStateMachineAsksInTheNameOfOneProgram() {
        String machine = machine();
        ProgramId first = register(machine, "First");
        ProgramId second = program("Second", Set.of(Scope.REQUESTS_WRITE));
        assertThat(programs.stateMachine(elena, second, new Edit<>("", machine)))
                .isEqualTo(new TokenResult.StateMachineTaken());
        assertThat(programs.stateMachine(elena, second, new Edit<>("", machine + ":1")))
                .as("a version")
                .isEqualTo(new TokenResult.NoStateMachine());
        assertThat(programs.stateMachine(elena, first, new Edit<>("", machine() + "2")))
                .as("read before it was named")
                .isInstanceOfSatisfying(TokenResult.StateMachineChanged.class, others -> {
                    assertThat(others.now()).isEqualTo(machine);
                    assertThat(others.last().map(last -> last.by().id())).contains(elena.person());
                });
        assertThat(programs.stateMachine(marta, first, new Edit<>(machine, "")))
                .isEqualTo(new TokenResult.NotAllowed());
        assertThat(programs.stateMachine(elena, first, new Edit<>(machine, ""))).isEqualTo(new TokenResult.Saved());
        assertThat(programs.stateMachine(elena, second, new Edit<>("", machine)))
                .isEqualTo(new TokenResult.Saved());
    }

    @Test
    void anAdministratorNamesTheStateMachineOnThePage() {
        program("Named on the page", Set.of(Scope.REQUESTS_WRITE));
        Desk desk = desks.of(elena).open("organisation/programs");
        desk.click("State machine that asks in the name of Named on the page");
        TextField arn = desk.field(TextField.class, "ARN of the state machine");
        arn.setValue("refunds");
        desk.click("Save");
        assertThat(arn.getErrorMessage()).startsWith("Enter the ARN of a state machine");
        assertThat(desk.text()).contains(elena.tenant().toString());
        arn.setValue("arn:aws:states:eu-west-1:123456789012:stateMachine:on-the-page");
        desk.click("Save");
        assertThat(desk.parts("program-machine"))
                .anySatisfy(line ->
                        assertThat(line).contains("arn:aws:states:eu-west-1:123456789012:stateMachine:on-the-page"));
    }

    /** The one of docs/human-tasks.md. */
    private static String machine() {
        return machine(elena);
    }

    /** The same, asking the organisation of this person. */
    private static String machine(Actor asked) {
        String definition = definition()
                .replace("https://sqs.eu-west-1.amazonaws.com/123456789012/production-intake", queue())
                .replace("5b0f5f0e-7a10-4d6e-8f0c-3e9b1f6f2d11", asked.tenant().toString());
        return states.createStateMachine(create -> create.name("asks-people-" + UUID.randomUUID())
                        .definition(definition)
                        .roleArn("arn:aws:iam::000000000000:role/refunds"))
                .stateMachineArn();
    }

    private static String definition() {
        String begin = "```json\n{\n  \"QueryLanguage\"";
        int from = DOCUMENT.indexOf(begin) + "```json\n".length();
        return DOCUMENT.substring(from, DOCUMENT.indexOf("```", from));
    }

    private static String read(String document) {
        try {
            return Files.readString(Path.of("../../docs", document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode order(String order) {
        return JSON.createObjectNode()
                .put("order", order)
                .put("reason", "The box was empty.")
                .put("amount", "1,200 EUR")
                .put("decider", "marta@acme.test");
    }

    private static String titleOf(String order) {
        return "Refund of order " + order;
    }

    /** A message for the queue, which no execution has sent. */
    private static ObjectNode forged(String title, String execution, String token) {
        ObjectNode message = JSON.createObjectNode()
                .put("organisation", elena.tenant().toString())
                .put("execution", execution)
                .put("taskToken", token)
                .put("template", "human-task");
        message.putObject("form")
                .put("title", title)
                .putArray("deciders")
                .addObject()
                .put("email", "marta@acme.test");
        return message;
    }

    private static ProgramId register(String machine, String name) {
        ProgramId program = program(name, Set.of(Scope.REQUESTS_WRITE));
        assertThat(programs.stateMachine(elena, program, new Edit<>("", machine)))
                .isEqualTo(new TokenResult.Saved());
        return program;
    }

    private static ProgramId program(String name, Set<Scope> scopes) {
        assertThat(programs.create(elena, name, ana.person(), scopes, 30)).isInstanceOf(TokenResult.Created.class);
        return programs.list(elena).orElseThrow().stream()
                .filter(one -> one.name().equals(name))
                .map(Program::id)
                .findFirst()
                .orElseThrow();
    }

    private static String start(String machine, ObjectNode input) {
        return states.startExecution(start -> start.stateMachineArn(machine).input(input.toString()))
                .executionArn();
    }

    private static DescribeExecutionResponse end(String execution, ExecutionStatus status) {
        return await().atMost(PATIENCE)
                .until(
                        () -> states.describeExecution(describe -> describe.executionArn(execution)),
                        found -> found.status() == status);
    }

    private static String token(String execution) {
        String parameters =
                details(execution, HistoryEvent::taskScheduledEventDetails).parameters();
        return JSON.readTree(parameters).path("MessageBody").path("taskToken").asString();
    }

    /** Of the task, after its execution has ended without what was asked for. */
    private static JsonNode answer(String execution) {
        end(execution, ExecutionStatus.FAILED);
        return JSON.readTree(
                details(execution, HistoryEvent::taskSucceededEventDetails).output());
    }

    private static <T> T details(String execution, Function<HistoryEvent, T> kind) {
        return states.getExecutionHistory(history -> history.executionArn(execution)).events().stream()
                .flatMap(event -> Stream.ofNullable(kind.apply(event)))
                .findFirst()
                .orElseThrow();
    }

    private static InboxItem waiting(String order) {
        return await().atMost(PATIENCE)
                .until(() -> inbox(titleOf(order)).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static List<InboxItem> inbox(String title) {
        return product.get(ApprovalService.class).inbox(marta, InboxFilter.ALL, Range.first(Range.MOST)).rows().stream()
                .filter(item -> item.title().standard().equals(title))
                .toList();
    }

    private static FailedTicket failed(Actor administrator, String machine) {
        return await().atMost(PATIENCE)
                .until(() -> seen(administrator, machine), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<FailedTicket> seen(Actor administrator, String machine) {
        return tickets.page(administrator, Range.first(Range.MOST)).rows().stream()
                .filter(ticket -> ticket.asking()
                        .filter(asking -> asking.machine().equals(machine))
                        .isPresent())
                .findFirst();
    }

    private static Optional<Alarm> alarm(Actor administrator, String machine) {
        return product.get(Alarms.class).stillOpen(administrator.tenant(), AlarmKind.MACHINE_REFUSED).stream()
                .filter(alarm -> alarm.subject().equals(machine))
                .findFirst();
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String queue() {
        return product.queues()
                .getQueueUrl(request -> request.queueName("intake"))
                .queueUrl();
    }

    private static void send(ObjectNode message) {
        product.queues().sendMessage(request -> request.queueUrl(queue()).messageBody(message.toString()));
    }

    private static int dead() {
        return product.get(DeadLetterQueues.class).all().orElseThrow().stream()
                .filter(queue -> queue.kind() == DeadLetterQueue.Kind.INTAKE)
                .findFirst()
                .orElseThrow()
                .messages();
    }
}
