package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.RevisionAnswer;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.simulate.Answers;
import dev.countersign.definitions.simulate.Happening;
import dev.countersign.definitions.simulate.Simulated;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs requests on Step Functions, and answers their tasks as a simulation has. */
final class RealRuns implements AutoCloseable {

    static final ObjectNode REQUESTER = JsonNodeFactory.instance
            .objectNode()
            .put("id", "p1")
            .put("name", "Ana")
            .put("email", "ana@acme.test")
            .put("department", "Design")
            .put("locale", "es-ES")
            .put("zone", "Europe/Madrid");

    private static final UUID TENANT = new UUID(0, 1);
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What really happened.
     *
     * @param outcome as the last state tells it
     * @param states that were entered
     */
    record Real(String outcome, List<String> states) {}

    private record Key(UUID request, String step, int visit, int revision) {}

    private final SfnClient sfn;
    private final SqsClient sqs;
    private final CompileTarget target;
    private final Map<Key, HumanTask> asked = new ConcurrentHashMap<>();
    private final Map<UUID, RequestEvent.Finished> finished = new ConcurrentHashMap<>();
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final List<Thread> readers = new ArrayList<>();

    RealRuns(URI aws) {
        sfn = client(SfnClient.builder(), aws);
        sqs = client(SqsClient.builder(), aws);
        SnsClient sns = client(SnsClient.builder(), aws);
        target = new CompileTarget(
                sqs.createQueue(queue -> queue.queueName("asked")).queueUrl(),
                sqs.createQueue(queue -> queue.queueName("told")).queueUrl(),
                sns.createTopic(topic -> topic.name("told")).topicArn(),
                "arn:aws:lambda:us-east-1:000000000000:function:",
                "");
        read(target.humanTasksQueueUrl(), body -> {
            HumanTask task = HumanTask.fromJson(body);
            asked.put(new Key(task.requestId(), task.step(), task.visit(), task.revision()), task);
        });
        read(target.requestEventsQueueUrl(), body -> {
            if (RequestEvent.fromJson(body) instanceof RequestEvent.Finished end) {
                finished.put(end.requestId(), end);
            }
        });
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .overrideConfiguration(settings ->
                        settings.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .build();
    }

    private void read(String queue, Consumer<String> take) {
        readers.add(Thread.startVirtualThread(() -> {
            while (open.get()) {
                List<Message> got = sqs.receiveMessage(ask ->
                                ask.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                        .messages();
                for (Message message : got) {
                    take.accept(message.body());
                    sqs.deleteMessage(ask -> ask.queueUrl(queue).receiptHandle(message.receiptHandle()));
                }
            }
        }));
    }

    /** Each answer is given when the execution has come as far as the simulation had. */
    Real run(RandomRequest request, Simulated simulated) {
        UUID id = UUID.randomUUID();
        String machine = sfn.createStateMachine(ask -> ask.name("m-" + id)
                        .roleArn("arn:aws:iam::000000000000:role/r")
                        .definition(TemplateCompiler.compile(request.definition(), target)))
                .stateMachineArn();
        String execution = sfn.startExecution(ask -> ask.stateMachineArn(machine)
                        .name(id.toString())
                        .input(input(id, request).toString()))
                .executionArn();
        simulated.of(Happening.Answered.class).forEach(answered -> {
            Key key = new Key(id, answered.step(), answered.visit(), answered.revision());
            await().pollInterval(Duration.ofMillis(3))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> asked.containsKey(key));
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(states(execution))
                            .as("states before the answer of %s; simulated: %s", key, simulated.states())
                            .hasSize(answered.entered()));
            HumanTask task = Objects.requireNonNull(asked.get(key));
            sfn.sendTaskSuccess(ask -> ask.taskToken(task.taskToken()).output(answer(request, task)));
        });
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(20))
                .until(() -> finished.containsKey(id)
                        && sfn.describeExecution(ask -> ask.executionArn(execution))
                                        .status()
                                != ExecutionStatus.RUNNING);
        return new Real(Objects.requireNonNull(finished.get(id)).outcome().name(), states(execution));
    }

    private static ObjectNode input(UUID id, RandomRequest request) {
        ObjectNode input = JSON.createObjectNode().put("tenant", TENANT.toString());
        input.putObject("request")
                .put("id", id.toString())
                .put("number", "RND-0")
                .put("title", "Title")
                .put("revision", 1)
                .set("form", request.form());
        input.set("requester", REQUESTER);
        return input;
    }

    private static String answer(RandomRequest request, HumanTask task) {
        var named = new TaskAnswer.Task(task.tenant(), task.requestId(), task.revision(), task.step(), task.visit());
        if (!task.step().equals(HumanTask.REVISE)) {
            TaskAnswer.Outcome outcome = switch (request.verdict(task)) {
                case APPROVE -> TaskAnswer.Outcome.APPROVED;
                case DENY -> TaskAnswer.Outcome.DENIED;
                case REQUEST_CHANGES -> TaskAnswer.Outcome.CHANGES_REQUESTED;
                case NOTHING -> TaskAnswer.Outcome.EXPIRED;
            };
            return new TaskAnswer(named, outcome, "somebody", null).toJson();
        }
        return switch (request.revision(task.revision(), JSON.createObjectNode())) {
            case Answers.Revision.Changed(JsonNode form) ->
                new RevisionAnswer(named, task.revision() + 1, "Title", form).toJson();
            case Answers.Revision.Withdrawn _ ->
                new TaskAnswer(named, TaskAnswer.Outcome.WITHDRAWN, null, null).toJson();
            case Answers.Revision.Nothing _ -> new TaskAnswer(named, TaskAnswer.Outcome.EXPIRED, null, null).toJson();
        };
    }

    private List<String> states(String execution) {
        return sfn
                .getExecutionHistoryPaginator(ask -> ask.executionArn(execution).maxResults(1000))
                .stream()
                .flatMap(page -> page.events().stream())
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }

    @Override
    public void close() {
        open.set(false);
        readers.forEach(reader -> {
            try {
                reader.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        sfn.close();
        sqs.close();
    }
}
