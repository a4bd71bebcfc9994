package dev.countersign.approval;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffResult;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.StateNames;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.job.DueCalls;
import dev.countersign.listing.Range;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.ApprovalServices;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.OwnDatabase;
import dev.countersign.testing.SilentApprovalServices;
import dev.countersign.testing.Statements;
import dev.countersign.testing.StepFunctionsInMemory;
import dev.countersign.testing.TestClock;
import dev.countersign.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A tenant with a purchase template, and the process that serves it; it can crash and start again on the same database. */
final class Company implements AutoCloseable {

    /** Of the AWS endpoint that all companies of a test share. */
    static final Keys KEYS = Keys.random();

    static final Duration UNDO_WINDOW = Duration.ofSeconds(10);

    final TestClock clock = new TestClock();
    final StepFunctionsInMemory stepFunctions = new StepFunctionsInMemory();
    final TenantId tenant;
    final Actor ana;
    final Actor marta;
    final Actor nuria;
    final Actor jon;
    final Actor carlos;
    final Actor elena;

    /** Counts what the process asks its database. */
    final Statements statements = new Statements();

    private final OwnDatabase database = TestDatabase.get().own();
    private final Map<String, HumanTask> sent = new HashMap<>();
    private final Supplier<AnnotationConfigApplicationContext> start;
    private AnnotationConfigApplicationContext process;

    /** @param aws the endpoint of queues and topics; Step Functions is {@link #stepFunctions} */
    Company(URI aws, Path dataDir) {
        this(aws, dataDir, Purchase.template());
    }

    Company(URI aws, Path dataDir, TemplateDefinition template) {
        this(aws, dataDir, template, ApprovalServices.class, company -> company.stepFunctions);
    }

    /** @param sfn in place of {@link #stepFunctions} */
    Company(
            URI aws,
            Path dataDir,
            TemplateDefinition template,
            Class<? extends SilentApprovalServices> services,
            Function<Company, SfnClient> sfn) {
        CompanyProcess wanted = new CompanyProcess(aws, dataDir, services);
        SfnClient states = sfn.apply(this);
        this.start = () -> wanted.start(database::app, clock, states, statements);
        this.process = start.get();
        Organisation organisation = get(Organisation.class);
        tenant = organisation.found();
        marta = organisation.employee(tenant, "Marta Ruiz");
        ana = organisation.employee(tenant, "Ana Torres", marta);
        nuria = organisation.employee(tenant, "Nuria Mas");
        jon = organisation.employee(tenant, "Jon Saez");
        carlos = organisation.employee(tenant, "Carlos Vega");
        elena = organisation.administrator(tenant, "Elena Prado");
        Directory directory = get(Directory.class);
        directory.addGroup(tenant, "finance", new Text("Finance", Map.of("es", "Finanzas")));
        directory.addMember(tenant, "finance", nuria.person());
        directory.addMember(tenant, "finance", jon.person());
        directory.addGroup(tenant, "budget-owners", Text.of("Budget owners"));
        directory.addMember(tenant, "budget-owners", carlos.person());
        publish(template, version);
    }

    /** Everything in memory is lost; what was committed stays. */
    void crash() {
        process.close();
        process = start.get();
    }

    <T> T get(Class<T> type) {
        return process.getBean(type);
    }

    /** Changes a person as a form does that was opened just now. */
    StaffResult change(Actor by, PersonId person, StaffDraft draft) {
        StaffDraft opened = StaffDraft.of(get(People.class).find(tenant, person).orElseThrow());
        return get(Staff.class).change(by, person, opened, draft);
    }

    ApprovalService approvals() {
        return get(ApprovalService.class);
    }

    RequestId submit(Actor requester) {
        RequestId id = file(requester);
        get(Messages.class).start(tenant, id.value());
        return id;
    }

    /** Submits a request whose execution is not started yet. */
    RequestId file(Actor requester) {
        return file(requester, version);
    }

    RequestId file(Actor requester, TemplateVersionId version) {
        SubmitResult result = get(RequestService.class)
                .submit(requester, new Submission(UUID.randomUUID(), version, Purchase.filledIn("Laptops")));
        return ((SubmitResult.Submitted) result).id();
    }

    /** The execution waits at this step, and this is what it sends. */
    HumanTask task(RequestId request, String step) {
        return task(request, step, 1);
    }

    HumanTask task(RequestId request, String step, int visit) {
        String token = "token-" + UUID.randomUUID();
        String state = switch (visit) {
            case 1 -> step;
            case 2 -> step + ": escalated";
            default -> step + ": escalated " + (visit - 1);
        };
        stepFunctions.enter(request.value(), state, token);
        return new HumanTask(tenant.value(), request.value(), step, visit, 1, token);
    }

    /** The execution is at this revision, waits at this step, and this is what it sends. */
    HumanTask taskOf(RequestId request, int revision, String step) {
        HumanTask first = task(request, step);
        HumanTask task = new HumanTask(first.tenant(), first.requestId(), step, 1, revision, first.taskToken());
        sent.put(request + " " + step, task);
        return task;
    }

    /** The latest task of this step that {@link #taskOf} sent. */
    HumanTask sent(RequestId request, String step) {
        return Objects.requireNonNull(sent.get(request + " " + step));
    }

    /** The execution has taken the answer of the requester over, and goes on with this revision. */
    void goesOnWith(RequestId request, int revision) {
        stepFunctions.leave(request.value(), StateNames.REVISED, "{\"revision\": %d}".formatted(revision));
    }

    /** The execution ends so, and this is what it sends. */
    String end(RequestId request, RequestEvent.Outcome outcome, RequestEvent.Result result) {
        return end(request, 1, outcome, result);
    }

    String end(RequestId request, int revision, RequestEvent.Outcome outcome, RequestEvent.Result result) {
        String end = new RequestEvent.Finished(tenant.value(), request.value(), revision, outcome, result).toJson();
        stepFunctions.end(request.value(), outcome == RequestEvent.Outcome.FAILED ? null : end);
        return end;
    }

    /** How an answer names this task. */
    static TaskAnswer.Task named(HumanTask task) {
        return new TaskAnswer.Task(task.tenant(), task.requestId(), task.revision(), task.step(), task.visit());
    }

    void deliver(HumanTask task) {
        get(Messages.class).humanTask(task.toJson());
    }

    /** The request waits at this step too. */
    ApprovalId waitingAt(RequestId request, String step) {
        deliver(task(request, step));
        return only(request, step);
    }

    /** A new request of Ana, waiting at one step. */
    ApprovalId waiting(String step) {
        RequestId request = submit(ana);
        deliver(task(request, step));
        return only(request, step);
    }

    ApprovalId only(RequestId request, String step) {
        return get(TenantTransaction.class)
                .call(tenant, () -> get(ApprovalRepository.class).ofRequest(request))
                .stream()
                .filter(row -> row.step().equals(step))
                .map(ApprovalRow::id)
                .reduce((one, other) -> {
                    throw new AssertionError("two approvals for step " + step);
                })
                .orElseThrow();
    }

    List<ApprovalRow> rows(RequestId request) {
        return get(TenantTransaction.class)
                .call(tenant, () -> get(ApprovalRepository.class).ofRequest(request));
    }

    ApprovalRow row(ApprovalId id) {
        return get(TenantTransaction.class)
                .call(tenant, () -> get(ApprovalRepository.class).find(id).orElseThrow());
    }

    DecideResult decide(Actor actor, ApprovalId id, Verdict verdict, String comment) {
        return approvals().decide(actor, id, verdict, comment, 1, UUID.randomUUID());
    }

    DecideResult approve(Actor actor, ApprovalId id) {
        return decide(actor, id, Verdict.APPROVE, "");
    }

    DecideResult deny(Actor actor, ApprovalId id, String reason) {
        return decide(actor, id, Verdict.DENY, reason);
    }

    /** Undoes a decision that was recorded. */
    UndoResult undo(Actor actor, DecideResult decided) {
        return approvals().undo(actor, ((DecideResult.Recorded) decided).decision());
    }

    /** What waits for this person, in the order of the inbox. */
    List<InboxItem> inbox(Actor actor) {
        return approvals().inbox(actor, InboxFilter.ALL, Range.first()).rows();
    }

    List<ApprovalId> waitingFor(Actor actor) {
        return inbox(actor).stream().map(InboxItem::approval).toList();
    }

    /** Why the first thing in this person's inbox waits for them. */
    ReadableReason why(Actor actor) {
        return inbox(actor).getFirst().why().getFirst();
    }

    /** The answers that the execution got to this task. */
    List<TaskAnswer> answersTo(HumanTask task) {
        return stepFunctions.answersTo(List.of(task.taskToken())).stream()
                .map(TaskAnswer::fromJson)
                .toList();
    }

    /** How many letters of this kind were written. */
    int letters(String kind) {
        return count("select count(*) from notification where kind = '" + kind + "'");
    }

    /** No decision so far can be undone any more, and what was due has run. */
    void letUndoWindowPass() {
        clock.advance(UNDO_WINDOW);
        runDueCalls();
    }

    /** The clock stands where the approval is due. */
    void letPass(ApprovalId approval) {
        goTo(row(approval).dueAt());
    }

    void goTo(Instant moment) {
        clock.advance(Duration.between(clock.instant(), moment));
    }

    int count(String sql) {
        return get(TenantTransaction.class)
                .call(
                        tenant,
                        () -> get(JdbcClient.class)
                                .sql(sql)
                                .query(Integer.class)
                                .single());
    }

    /** Every row of every table, whatever row-level security allows. */
    JdbcClient asSuperuser() {
        return JdbcClient.create(database.superuser());
    }

    /** The planner knows the tables as they are now. */
    void analyze() {
        JdbcClient.create(database.owner()).sql("analyze").update();
    }

    TemplateVersionId version() {
        return version;
    }

    void runDueCalls() {
        get(DueCalls.class).run();
    }

    /** An hour after a crash: also what the process was making when it died. */
    void runCallsOfTheDead() {
        clock.advance(Duration.ofHours(1));
        get(DueCalls.class).revive();
        runDueCalls();
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }

    private TemplateVersionId version = new TemplateVersionId(UUID.randomUUID());

    /** A further template of the company. */
    TemplateVersionId publish(TemplateDefinition template) {
        TemplateVersionId further = new TemplateVersionId(UUID.randomUUID());
        publish(template, further);
        return further;
    }

    private void publish(TemplateDefinition template, TemplateVersionId as) {
        get(TenantTransaction.class)
                .run(tenant, () -> PublishedRows.insert(get(JdbcClient.class), tenant, template, as));
    }

    /** As if the requests had been made from this template. */
    void publishAnew(TemplateDefinition template) {
        PublishedRows.replace(JdbcClient.create(database.owner()), template, version);
        crash();
    }
}
