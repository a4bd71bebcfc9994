package dev.countersign.localaws.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.localaws.TestClients;
import dev.countersign.localaws.TestDatabases;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The query protocol of SQS, as SDKs and CLIs before the end of 2023 speak it. */
class SqsQueryTest {

    private static LocalAws aws;

    @BeforeAll
    static void open() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabases.fresh(), TestClients.KEYS));
    }

    @AfterAll
    static void close() {
        aws.close();
    }

    private static String call(String path, String form) throws IOException {
        return RawRequest.of(aws.endpoint(), path, form + "&Version=2012-11-05")
                .with("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .signed(TestClients.KEYS.access(), "sqs")
                .send();
    }

    private static String between(String text, String element) {
        return text.replaceAll("(?s).*<" + element + ">(.*?)</" + element + ">.*", "$1");
    }

    @Test
    void aMessageIsSentReceivedAndDeleted() throws IOException {
        var created =
                call("/", "Action=CreateQueue&QueueName=old&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=45");
        var url = between(created, "QueueUrl");
        assertThat(created)
                .startsWith("HTTP/1.1 200")
                .contains("<CreateQueueResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">");
        assertThat(url).endsWith("/000000000000/old");
        assertThat(call("/", "Action=GetQueueAttributes&QueueUrl=" + url + "&AttributeName.1=VisibilityTimeout"))
                .contains("<Attribute><Name>VisibilityTimeout</Name><Value>45</Value></Attribute>");

        var sent = call(
                "/000000000000/old",
                "Action=SendMessage&MessageBody=a%20%26%20b&DelaySeconds=0&MessageAttribute.1.Name=kind"
                        + "&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=x");
        assertThat(sent).contains("<MessageId>", "<MD5OfMessageBody>", "<MD5OfMessageAttributes>");

        var received = call(
                "/",
                "Action=ReceiveMessage&QueueUrl=" + url
                        + "&MaxNumberOfMessages=1&WaitTimeSeconds=5&AttributeName.1=All&MessageAttributeName.1=k.*");
        assertThat(received)
                .contains("<Message><MessageId>" + between(sent, "MessageId"), "<Body>a &amp; b</Body>")
                .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
                .contains(
                        "<MessageAttribute><Name>kind</Name><Value><DataType>String</DataType><StringValue>x</StringValue></Value></MessageAttribute>");

        var deleted = call(
                "/",
                "Action=DeleteMessageBatch&QueueUrl=" + url + "&DeleteMessageBatchRequestEntry.1.Id=m1"
                        + "&DeleteMessageBatchRequestEntry.1.ReceiptHandle=" + between(received, "ReceiptHandle")
                        + "&DeleteMessageBatchRequestEntry.2.Id=m2&DeleteMessageBatchRequestEntry.2.ReceiptHandle=none");
        assertThat(deleted)
                .contains("<DeleteMessageBatchResultEntry><Id>m1</Id></DeleteMessageBatchResultEntry>")
                .contains("<BatchResultErrorEntry><Id>m2</Id>", "<Code>ReceiptHandleIsInvalid</Code>");
        assertThat(call("/", "Action=ListQueues")).contains("<QueueUrl>" + url + "</QueueUrl>");
    }

    @Test
    void aBatchOfMessagesIsSent() throws IOException {
        call("/", "Action=CreateQueue&QueueName=batch");

        assertThat(
                        call(
                                "/000000000000/batch",
                                "Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=1"
                                        + "&SendMessageBatchRequestEntry.2.Id=b&SendMessageBatchRequestEntry.2.MessageBody=2&SendMessageBatchRequestEntry.2.DelaySeconds=3"))
                .contains("<Id>a</Id></SendMessageBatchResultEntry>", "<Id>b</Id></SendMessageBatchResultEntry>");
    }

    @Test
    void refusalsHaveTheCodesOfTheQueryProtocol() throws IOException {
        assertThat(call("/", "Action=GetQueueUrl&QueueName=none"))
                .startsWith("HTTP/1.1 400")
                .contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>", "<Type>Sender</Type>");
        assertThat(call("/", "Action=Nap")).contains("<Code>InvalidAction</Code>");
        assertThat(call("/", "Action=ListQueues&MaxResults=many")).contains("<Code>InvalidParameterValue</Code>");
        assertThat(call("/", "Action=ListQueues&Colour=red"))
                .contains("The parameter Colour of ListQueues is not supported by this endpoint.");
    }

    @Test
    void aSignatureForAnotherServiceIsNotEnough() throws IOException {
        assertThat(RawRequest.of(aws.endpoint(), "/000000000000/old", "Action=ListQueues&Version=2012-11-05")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .signed(TestClients.KEYS.access(), "sns")
                        .send())
                .startsWith("HTTP/1.1 403");
    }
}
