package dev.countersign.localaws.sns;

import dev.countersign.localaws.account.Account;
import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.Element;
import dev.countersign.localaws.http.KnownMembers;
import dev.countersign.localaws.http.Parameters;
import dev.countersign.localaws.http.QueryService;
import dev.countersign.localaws.store.Database;
import java.util.List;
import java.util.Map;

/** Amazon SNS, topics with subscriptions of SQS queues and Lambda functions: the actions by name. */
public final class Sns implements QueryService {

    /** A message of the largest size can take three bytes of the form for each byte; attributes are added to that. */
    public static final int MAXIMUM_BODY_BYTES = 4 * Topics.MAXIMUM_BYTES;

    private static final KnownMembers MEMBERS = KnownMembers.of("""
            CreateTopic Name Attributes Tags
            DeleteTopic TopicArn
            ListTopics NextToken
            ListTagsForResource ResourceArn
            GetTopicAttributes TopicArn
            SetTopicAttributes TopicArn AttributeName AttributeValue
            Subscribe TopicArn Protocol Endpoint Attributes ReturnSubscriptionArn
            Unsubscribe SubscriptionArn
            ListSubscriptions NextToken
            ListSubscriptionsByTopic TopicArn NextToken
            GetSubscriptionAttributes SubscriptionArn
            SetSubscriptionAttributes SubscriptionArn AttributeName AttributeValue
            Publish TopicArn TargetArn Subject Message MessageStructure MessageAttributes MessageGroupId MessageDeduplicationId
            PublishBatch TopicArn PublishBatchRequestEntries
            PublishBatch/Entries Id Subject Message MessageStructure MessageAttributes MessageGroupId MessageDeduplicationId
            """);

    private final TopicActions topics;
    private final SubscriptionActions subscriptions;
    private final PublishActions publishing;

    public Sns(Database database, Account account, Topics topics, Ids ids) {
        this.topics = new TopicActions(database, account, topics);
        this.subscriptions = new SubscriptionActions(database, account, topics, ids);
        this.publishing = new PublishActions(database, topics);
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public String version() {
        return "2010-03-31";
    }

    @Override
    public String namespace() {
        return "http://sns.amazonaws.com/doc/2010-03-31/";
    }

    @Override
    public List<Element> handle(String action, Parameters parameters) {
        requireKnown(action, parameters);
        return switch (action) {
            case "CreateTopic" -> topics.create(parameters);
            case "DeleteTopic" -> topics.delete(parameters);
            case "ListTopics" -> topics.list(parameters);
            case "ListTagsForResource" -> topics.tags(parameters);
            case "GetTopicAttributes" -> topics.getAttributes(parameters);
            case "SetTopicAttributes" -> topics.setAttribute(parameters);
            case "Subscribe" -> subscriptions.subscribe(parameters);
            case "Unsubscribe" -> subscriptions.unsubscribe(parameters);
            case "ListSubscriptions" -> subscriptions.list(parameters);
            case "ListSubscriptionsByTopic" -> subscriptions.listByTopic(parameters);
            case "GetSubscriptionAttributes" -> subscriptions.getAttributes(parameters);
            case "SetSubscriptionAttributes" -> subscriptions.setAttribute(parameters);
            case "Publish" -> publishing.publish(parameters);
            case "PublishBatch" -> publishing.publishBatch(parameters);
            default ->
                throw new AwsError(
                        "InvalidAction",
                        "Could not find operation %s for version %s of SNS".formatted(action, version()),
                        400);
        };
    }

    private static void requireKnown(String action, Parameters parameters) {
        MEMBERS.unknownIn(action, parameters.names().filter(name -> !name.equals("Action") && !name.equals("Version")))
                .or(() -> parameters.members("PublishBatchRequestEntries").stream()
                        .flatMap(entry -> MEMBERS.unknownIn(action + "/Entries", entry.names()).stream())
                        .findFirst())
                .ifPresent(member -> {
                    throw SnsErrors.invalidParameter(member + " Reason: not supported by this endpoint");
                });
    }

    /** A map of attributes in the format of SNS. */
    static Element attributes(Map<String, String> attributes) {
        return Element.of(
                "Attributes",
                attributes.entrySet().stream()
                        .map(entry -> Element.of(
                                "entry", Element.of("key", entry.getKey()), Element.of("value", entry.getValue())))
                        .toList());
    }
}
