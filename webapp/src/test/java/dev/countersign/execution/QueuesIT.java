package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.keys.Keys;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Against the endpoint of local mode, over HTTP. */
class QueuesIT {

    private static final int PARALLEL = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration VISIBILITY = Duration.ofSeconds(3);

    private static LocalAws aws;
    private static SqsClient sqs;
    private static AwsProperties properties;

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private QueueProperties names;
    private AwsResources resources;

    @BeforeAll
    static void startAws() throws IOException {
        Keys keys = Keys.random();
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), keys));
        properties = new AwsProperties(
                aws.endpoint(),
                keys.access().id(),
                keys.access().secret(),
                "us-east-1",
                "000000000000",
                "aws",
                "countersign-workflows",
                "",
                "",
                "connectors/",
                "webhooks/",
                null);
        sqs = new AwsClients().sqsClient(properties);
    }

    @AfterAll
    static void stopAws() {
        sqs.close();
        aws.close();
    }

    @BeforeEach
    void nameQueues() {
        String run = UUID.randomUUID().toString();
        names = names(run, 3, Duration.ofMinutes(1));
        resources = resources(names);
    }

    private static QueueProperties names(String run, int receives, Duration emailRetry) {
        return new QueueProperties(
                "tasks-" + run,
                "events-" + run,
                "email-" + run,
                "email-feedback-" + run,
                "intake-" + run,
                "webhooks-" + run,
                "webhook-results-" + run,
                "notifications-" + run,
                Duration.ofSeconds(1),
                VISIBILITY,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                receives,
                emailRetry,
                PARALLEL);
    }

    private static AwsResources resources(QueueProperties names) {
        return new AwsResources(properties, names, sqs, new AwsClients().snsClient(properties));
    }

    @Test
    void queuesOfAnEarlierStartGetTheSettingsOfToday() {
        String run = UUID.randomUUID().toString();
        resources(names(run, 3, Duration.ofMinutes(1))).emailUrl();

        String email = resources(names(run, 7, Duration.ofSeconds(20))).emailUrl();

        Map<QueueAttributeName, String> settings = sqs.getQueueAttributes(
                        request -> request.queueUrl(email).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertThat(settings).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "20");
        assertThat(settings.get(QueueAttributeName.REDRIVE_POLICY)).contains("\"maxReceiveCount\":7");
    }

    @Test
    void aMessageIsDeletedOnceItsHandlerHasReturned() {
        send("one");
        send("two");
        try (QueueListener _ = listen(handled::add)) {
            await().until(() -> inQueue(resources.humanTasksUrl()) == 0);
        }
        assertThat(handled).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aMessageThatFailsComesAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        send("again");
        try (QueueListener _ = listen(body -> {
            handled.add(body);
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the database is away");
            }
        })) {
            await().until(() -> inQueue(resources.humanTasksUrl()) == 0);
        }
        assertThat(handled).containsExactly("again", "again");
    }

    @Test
    void anErrorEndsNeitherTheListenerNorTheMessage() {
        AtomicBoolean broken = new AtomicBoolean(true);
        for (int i = 0; i < 2 * PARALLEL; i++) {
            send("message " + i);
        }
        try (QueueListener _ = listen(body -> {
            if (broken.get()) {
                broken.set(handled.size() < 2 * PARALLEL - 1);
                handled.add(body);
                throw new StackOverflowError("a form that is nested too deeply");
            }
            handled.add(body);
        })) {
            await().atMost(Duration.ofSeconds(30)).until(() -> inQueue(resources.humanTasksUrl()) == 0);
        }
        assertThat(handled).hasSizeGreaterThan(2 * PARALLEL);
    }

    @Test
    void anErrorEndsNeitherReadingNorDeleting() {
        Set<String> failing = ConcurrentHashMap.newKeySet();
        failing.addAll(List.of("receiveMessage", "deleteMessageBatch"));
        SqsClient once = (SqsClient) Proxy.newProxyInstance(
                SqsClient.class.getClassLoader(), new Class<?>[] {SqsClient.class}, (_, method, arguments) -> {
                    if (failing.remove(method.getName())) {
                        throw new OutOfMemoryError("for a moment");
                    }
                    return method.invoke(sqs, arguments);
                });
        send("one");
        try (QueueListener _ = listen(once, handled::add)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> inQueue(resources.humanTasksUrl()) == 0);
        }
        assertThat(failing).isEmpty();
        assertThat(handled).contains("one");
    }

    @Test
    void ofMessagesThatNobodyUnderstandsForOneReasonTheLogHasOneLine() {
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(UndeliverableLog.class);
        written.start();
        log.addAppender(written);
        IntStream.range(0, 5).forEach(i -> send("nonsense " + i));
        try (QueueListener _ = listen(HumanTask::fromJson)) {
            String deadLetters = sqs.getQueueUrl(request -> request.queueName(names.humanTasks() + "-dlq"))
                    .queueUrl();
            await().atMost(Duration.ofSeconds(30)).until(() -> inQueue(deadLetters) == 5);
        } finally {
            log.detachAppender(written);
        }
        assertThat(written.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).endsWith("of queue tasks goes to the dead letters: no JSON");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void aMessageNobodyUnderstandsGoesToTheDeadLettersAndHoldsUpNoOther() {
        send("nonsense");
        send("fine");
        try (QueueListener _ = listen(body -> {
            if (body.equals("nonsense")) {
                throw new Undeliverable("nonsense");
            }
            handled.add(body);
        })) {
            String deadLetters = sqs.getQueueUrl(request -> request.queueName(names.humanTasks() + "-dlq"))
                    .queueUrl();
            await().atMost(Duration.ofSeconds(30)).until(() -> inQueue(deadLetters) == 1);
        }
        assertThat(handled).containsExactly("fine");
    }

    /** Hidden messages are neither counted by alarms nor moved back. */
    @Test
    void whatIsNotTheApplicationsIsSeenInTheDeadLettersAndCanBeMovedBack() {
        String deadLetters = resources.emailDeadLettersUrl();
        for (String body : List.of("junk", "a letter", "more junk")) {
            sqs.sendMessage(request -> request.queueUrl(deadLetters).messageBody(body));
        }
        try (DeadLetterReader _ = new DeadLetterReader(
                "email-dlq",
                resources::emailDeadLettersUrl,
                message -> {
                    if (message.body().endsWith("junk")) {
                        throw new Undeliverable("It is no letter");
                    }
                    handled.add(message.body());
                },
                sqs,
                names,
                Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> inQueue(deadLetters) == 2);
            List<Integer> seen = new ArrayList<>();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> seen.size() == 30 || !seen.add(seen(deadLetters)));
            assertThat(seen)
                    .as("hidden only during a look")
                    .filteredOn(many -> many == 2)
                    .hasSizeGreaterThan(15);
            assertThat(handled).containsExactly("a letter");
        }
        String arn = "arn:aws:sqs:us-east-1:000000000000:" + names.email();
        sqs.startMessageMoveTask(task -> task.sourceArn(arn + "-dlq").destinationArn(arn));
        await().atMost(PATIENCE).until(() -> inQueue(resources.emailUrl()) == 2);
        assertThat(inQueue(deadLetters)).isZero();
    }

    private static int seen(String url) {
        return Integer.parseInt(sqs.getQueueAttributes(request ->
                        request.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    @Test
    void closingWaitsForWhatIsBeingHandled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        send("slow");
        QueueListener listener = listen(body -> {
            begun.countDown();
            awaitUninterrupted(mayEnd);
            handled.add(body);
        });
        begun.await();
        Thread closer = Thread.ofVirtual().start(listener::close);
        mayEnd.countDown();
        closer.join();
        assertThat(handled).containsExactly("slow");
        assertThat(inQueue(resources.humanTasksUrl())).isZero();
    }

    @Test
    void aMessageWhoseHandlerTakesLongIsGivenToNobodyElse() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        send("slow");
        try (QueueListener _ = listen(body -> {
            handled.add(body);
            awaitUninterrupted(mayEnd);
        })) {
            await().until(() -> !handled.isEmpty());
            assertThat(taken(VISIBILITY.multipliedBy(3))).isEmpty();
            mayEnd.countDown();
        }
        assertThat(handled).containsExactly("slow");
        assertThat(inQueue(resources.humanTasksUrl())).isZero();
    }

    @Test
    void whatADeadProcessHadInHandComesBackSoon() {
        send("left behind");
        assertThat(taken(Duration.ofSeconds(5))).containsExactly("left behind");
        try (QueueListener _ = listen(handled::add)) {
            await().atMost(VISIBILITY.multipliedBy(4)).until(() -> inQueue(resources.humanTasksUrl()) == 0);
        }
        assertThat(handled).containsExactly("left behind");
    }

    @Test
    void aNotificationArrivesInTheQueueForEmailAsItWasPublished() {
        NotificationTopic topic = new NotificationTopic(new AwsClients().snsClient(properties), resources);
        topic.publish("{\"to\":\"ana@acme.test\"}");
        String email =
                sqs.getQueueUrl(request -> request.queueName(names.email())).queueUrl();
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(email).waitTimeSeconds(5))
                .messages();
        assertThat(messages).extracting(Message::body).containsExactly("{\"to\":\"ana@acme.test\"}");
    }

    private QueueListener listen(Consumer<String> handler) {
        return listen(sqs, handler);
    }

    private QueueListener listen(SqsClient sqs, Consumer<String> handler) {
        return new QueueListener(
                "tasks",
                resources::humanTasksUrl,
                message -> handler.accept(message.body()),
                sqs,
                names,
                Clock.systemUTC());
    }

    /** What another process gets, and never deletes. */
    private List<String> taken(Duration patience) {
        return sqs
                .receiveMessage(request -> request.queueUrl(resources.humanTasksUrl())
                        .waitTimeSeconds(Math.toIntExact(patience.toSeconds()))
                        .visibilityTimeout(Math.toIntExact(VISIBILITY.toSeconds())))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(resources.humanTasksUrl()).messageBody(body));
    }

    private static int inQueue(String url) {
        Map<QueueAttributeName, String> counts = sqs.getQueueAttributes(request -> request.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("a handler is never interrupted", e);
        }
    }
}
