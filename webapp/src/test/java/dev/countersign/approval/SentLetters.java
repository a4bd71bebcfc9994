package dev.countersign.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a company has published to the topic of notifications, as it arrives in the queue of emails. */
final class SentLetters {

    private final Company company;

    SentLetters(Company company) {
        this.company = company;
    }

    List<JsonNode> to(String name) {
        return all().stream()
                .filter(letter -> letter.path("to").asString().startsWith(name))
                .toList();
    }

    List<JsonNode> with(UUID id) {
        return all().stream()
                .filter(letter -> letter.path("id").asString().equals(id.toString()))
                .toList();
    }

    /** What arrived since the last time. */
    List<JsonNode> all() {
        SqsClient sqs = company.get(SqsClient.class);
        String name = company.get(Environment.class).getRequiredProperty("countersign.queues.email");
        String url = sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
        List<JsonNode> letters = new ArrayList<>();
        List<Message> received = receive(sqs, url);
        while (!received.isEmpty()) {
            for (Message message : received) {
                letters.add(JsonMapper.shared().readTree(message.body()));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
            received = receive(sqs, url);
        }
        return letters;
    }

    private static List<Message> receive(SqsClient sqs, String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
    }
}
