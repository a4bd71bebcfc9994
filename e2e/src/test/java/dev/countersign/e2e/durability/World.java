package dev.countersign.e2e.durability;

import dev.countersign.e2e.durability.Definition.Surroundings;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues, the topic and the state machines of a run. */
record World(Surroundings around) {

    private static final String ROLE = "arn:aws:iam::000000000000:role/countersign-workflows";
    private static final String STATES = "arn:aws:states:us-east-1:000000000000:";

    static World create(Engines engines) {
        String asked = queue(engines, "asked");
        String told = queue(engines, "told");
        String topic = engines.ask(clients -> clients.topics().createTopic(of -> of.name("told")))
                .orThrow()
                .topicArn();
        String toldArn = engines.ask(clients -> clients.queues()
                        .getQueueAttributes(of -> of.queueUrl(told).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .orThrow()
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        engines.ask(clients -> clients.topics()
                        .subscribe(of -> of.topicArn(topic)
                                .protocol("sqs")
                                .endpoint(toldArn)
                                .attributes(Map.of("RawMessageDelivery", "true"))))
                .orThrow();
        return new World(new Surroundings(asked, told, topic, "note", STATES + "stateMachine:"));
    }

    private static String queue(Engines engines, String name) {
        return engines.ask(clients -> clients.queues().createQueue(of -> of.queueName(name)))
                .orThrow()
                .queueUrl();
    }

    /** Creates the machine of a plan, after those that it starts. */
    void add(Engines engines, Plan plan) {
        Stream.concat(plan.children(), Stream.of(plan))
                .forEach(one -> engines.ask(clients -> clients.states()
                                .createStateMachine(of ->
                                        of.name(one.machine()).roleArn(ROLE).definition(Definition.of(one, around))))
                        .orThrow());
    }

    static String arn(Expected execution) {
        return STATES + "execution:" + execution.plan().machine() + ":" + execution.execution();
    }
}
