package dev.countersign.localaws.stepfunctions;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.calls.CallRecorder;
import dev.countersign.localaws.calls.TaskCalls;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.AwsErrors;
import dev.countersign.localaws.http.KnownMembers;
import dev.countersign.localaws.http.Operation;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.http.Service;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.lambda.Functions;
import dev.countersign.localaws.lambda.Invocations;
import dev.countersign.localaws.sns.Topics;
import dev.countersign.localaws.sqs.Queues;
import dev.countersign.localaws.stepfunctions.engine.StatusEventRule;
import dev.countersign.localaws.stepfunctions.engine.StatusEvents;
import dev.countersign.localaws.stepfunctions.engine.Workers;
import dev.countersign.localaws.stepfunctions.integration.Integrations;
import dev.countersign.localaws.stepfunctions.integration.SdkMetadata;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Errors;
import dev.countersign.localaws.store.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions: the operations of the API for standard workflows. What is not supported is refused by name.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html">API reference</a>
 */
public final class StepFunctions implements Service, AutoCloseable {

    /** The target prefix that the SDK sends. */
    public static final String TARGET = "AWSStepFunctions";

    /** A definition has up to 1 MiB and is text in JSON, where each character may be escaped. */
    public static final int MAXIMUM_BODY_BYTES = 4 << 20;

    private static final KnownMembers MEMBERS = KnownMembers.of("""
            CreateStateMachine name definition roleArn type loggingConfiguration tracingConfiguration encryptionConfiguration tags publish versionDescription
            UpdateStateMachine stateMachineArn definition roleArn loggingConfiguration tracingConfiguration encryptionConfiguration publish versionDescription
            DescribeStateMachine stateMachineArn includedData
            DeleteStateMachine stateMachineArn
            ListStateMachines maxResults nextToken
            ListTagsForResource resourceArn
            TagResource resourceArn tags
            UntagResource resourceArn tagKeys
            CreateStateMachineAlias name description routingConfiguration
            UpdateStateMachineAlias stateMachineAliasArn description routingConfiguration
            DescribeStateMachineAlias stateMachineAliasArn
            DeleteStateMachineAlias stateMachineAliasArn
            ListStateMachineAliases stateMachineArn maxResults nextToken
            ValidateStateMachineDefinition definition type severity maxResults
            PublishStateMachineVersion stateMachineArn revisionId description
            ListStateMachineVersions stateMachineArn maxResults nextToken
            TestState definition stateName roleArn input context variables inspectionLevel mock stateConfiguration revealSecrets
            DeleteStateMachineVersion stateMachineVersionArn
            StartExecution stateMachineArn name input traceHeader
            StopExecution executionArn error cause
            RedriveExecution executionArn clientToken
            DescribeExecution executionArn includedData
            DescribeStateMachineForExecution executionArn includedData
            ListExecutions stateMachineArn mapRunArn statusFilter redriveFilter maxResults nextToken
            DescribeMapRun mapRunArn
            ListMapRuns executionArn maxResults nextToken
            UpdateMapRun mapRunArn maxConcurrency toleratedFailureCount toleratedFailurePercentage
            GetExecutionHistory executionArn reverseOrder includeExecutionData maxResults nextToken
            SendTaskSuccess taskToken output
            SendTaskFailure taskToken error cause
            SendTaskHeartbeat taskToken
            """);

    private final MachineActions machines;
    private final VersionActions versions;
    private final AliasActions aliases;
    private final TagActions tags;
    private final ExecutionActions executions;
    private final MapRunActions mapRuns;
    private final HistoryAction history;
    private final TaskActions tasks;
    private final DefinitionCheck check;
    private final TestStateAction stateTests;
    private final Workers workers;

    public StepFunctions(
            Database database,
            Sealing sealing,
            Account account,
            Queues queues,
            Topics topics,
            Functions functions,
            Invocations invocations,
            Clock clock,
            RandomGenerator random,
            @Nullable StatusEventRule statusEvents,
            CallRecorder calls) {
        var arns = new Arns(account.id(), account.region());
        var ids = new Ids(random);
        var integrations = new Integrations(queues, topics, functions, invocations, clock, random);
        this.check = new DefinitionCheck(integrations);
        this.workers = new Workers(
                database,
                sealing,
                integrations,
                new SdkMetadata(clock, random),
                arns,
                clock,
                random,
                new TaskCalls(calls, account),
                reader -> new StatusEvents(statusEvents, account, queues, reader, arns, ids, calls));
        this.machines = new MachineActions(
                database, check, arns, clock, () -> ids.next().toString());
        this.versions = new VersionActions(database, arns, clock);
        this.aliases = new AliasActions(database, arns, clock);
        this.tags = new TagActions(database, arns);
        this.executions = new ExecutionActions(
                database,
                workers.engine(),
                workers.reader(),
                workers.mapRuns(),
                arns,
                random,
                () -> ids.next().toString());
        this.mapRuns = new MapRunActions(database, workers.mapRuns(), workers.reader(), executions, arns);
        this.history = new HistoryAction(database, workers.reader(), executions);
        this.tasks = new TaskActions(workers.engine());
        this.stateTests = new TestStateAction(workers.singleCall(), arns, ids, clock);
        workers.start();
    }

    @Override
    public Response handle(Operation operation) {
        refuseUnknownMembers(operation);
        var request = new Parameters(operation.input());
        return switch (operation.name()) {
            case "CreateStateMachine" -> machines.create(request);
            case "UpdateStateMachine" -> machines.update(request);
            case "DescribeStateMachine" -> machines.describe(request);
            case "DeleteStateMachine" -> machines.delete(request);
            case "ListStateMachines" -> machines.list(request);
            case "ListTagsForResource" -> tags.list(request);
            case "TagResource" -> tags.tag(request);
            case "UntagResource" -> tags.untag(request);
            case "CreateStateMachineAlias" -> aliases.create(request);
            case "UpdateStateMachineAlias" -> aliases.update(request);
            case "DescribeStateMachineAlias" -> aliases.describe(request);
            case "DeleteStateMachineAlias" -> aliases.delete(request);
            case "ListStateMachineAliases" -> aliases.list(request);
            case "ValidateStateMachineDefinition" -> check.validate(request);
            case "PublishStateMachineVersion" -> versions.publish(request);
            case "ListStateMachineVersions" -> versions.list(request);
            case "DeleteStateMachineVersion" -> versions.delete(request);
            case "StartExecution" -> executions.start(request);
            case "StopExecution" -> executions.stop(request);
            case "RedriveExecution" -> executions.redrive(request);
            case "DescribeExecution" -> executions.describe(request);
            case "DescribeStateMachineForExecution" -> executions.describeMachine(request);
            case "ListExecutions" -> executions.list(request);
            case "DescribeMapRun" -> mapRuns.describe(request);
            case "ListMapRuns" -> mapRuns.list(request);
            case "UpdateMapRun" -> mapRuns.update(request);
            case "GetExecutionHistory" -> history.get(request);
            case "SendTaskSuccess" -> tasks.success(request);
            case "SendTaskFailure" -> tasks.failure(request);
            case "SendTaskHeartbeat" -> tasks.heartbeat(request);
            case "TestState" -> stateTests.test(request);
            default -> throw notOffered(operation.name());
        };
    }

    private static void refuseUnknownMembers(Operation operation) {
        MEMBERS.unknownIn(operation.name(), KnownMembers.given(operation.read()))
                .ifPresent(member -> {
                    throw Errors.unknownMember(member, operation.name());
                });
    }

    private static AwsError notOffered(String operation) {
        return switch (operation) {
            case "StartSyncExecution" -> Errors.notSupported("Express workflows");
            case "CreateActivity", "DeleteActivity", "DescribeActivity", "ListActivities", "GetActivityTask" ->
                Errors.notSupported("Activities");
            default -> AwsErrors.unknownOperation("Step Functions", operation);
        };
    }

    /** The ARN of the state machine whose task waits for this token; empty if none does. */
    public Optional<String> machineOfToken(String token) {
        return workers.engine().machineOfToken(token);
    }

    /** Stops the workers. Unfinished work continues after the next start. */
    @Override
    public void close() {
        workers.close();
    }
}
