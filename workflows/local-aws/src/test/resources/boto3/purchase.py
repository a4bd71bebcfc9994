"""Drives a purchase over SQS, SNS and Lambda with boto3; prints the output of the execution and what subscribers were told."""
import json
import sys
import time

import boto3


def client(name):
    return boto3.client(name, endpoint_url=sys.argv[1], region_name="us-east-1")


states, sqs, sns, functions = client("stepfunctions"), client("sqs"), client("sns"), client("lambda")
tasks = sqs.create_queue(QueueName="tasks", Attributes={"VisibilityTimeout": "60"})["QueueUrl"]
news = sqs.create_queue(QueueName="news")["QueueUrl"]
news_arn = sqs.get_queue_attributes(QueueUrl=news, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
topic = sns.create_topic(Name="decisions")["TopicArn"]
sns.subscribe(
    TopicArn=topic,
    Protocol="sqs",
    Endpoint=news_arn,
    Attributes={"FilterPolicy": json.dumps({"kind": ["approved"]}), "RawMessageDelivery": "true"},
)

definition = {
    "StartAt": "Price",
    "States": {
        "Price": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {"FunctionName": "price", "Payload.$": "$"},
            "ResultPath": "$.price",
            "Next": "Large",
        },
        "Large": {
            "Type": "Choice",
            "Choices": [{"Variable": "$.price.Payload.amount", "NumericGreaterThan": 100, "Next": "Ask"}],
            "Default": "Tell",
        },
        "Ask": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "TimeoutSeconds": 60,
            "Parameters": {"QueueUrl": tasks, "MessageBody": {"token.$": "$$.Task.Token", "amount.$": "$.price.Payload.amount"}},
            "ResultPath": "$.decision",
            "Next": "Tell",
        },
        "Tell": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sns:publish",
            "Parameters": {
                "TopicArn": topic,
                "Message.$": "States.Format('{} approved by {}', $.item, $.decision.by)",
                "MessageAttributes": {"kind": {"DataType": "String", "StringValue": "approved"}},
            },
            "ResultPath": None,
            "End": True,
        },
    },
}
machine = states.create_state_machine(
    name="purchase", definition=json.dumps(definition), roleArn="arn:aws:iam::000000000000:role/workflows"
)["stateMachineArn"]
execution = states.start_execution(stateMachineArn=machine, name="chair", input=json.dumps({"item": "chair"}))["executionArn"]


def receive(queue):
    answer = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=20, AttributeNames=["All"], MessageAttributeNames=["All"])
    message = answer["Messages"][0]
    sqs.delete_message_batch(QueueUrl=queue, Entries=[{"Id": "one", "ReceiptHandle": message["ReceiptHandle"]}])
    return message["Body"]


task = json.loads(receive(tasks))
states.send_task_success(taskToken=task["token"], output=json.dumps({"by": "Ana", "amount": task["amount"]}))
told = receive(news)
while states.describe_execution(executionArn=execution)["status"] == "RUNNING":
    time.sleep(0.05)
ended = states.describe_execution(executionArn=execution)
price = json.loads(functions.invoke(FunctionName="price", Payload=b"{}")["Payload"].read())
try:
    sqs.get_queue_url(QueueName="none")
except sqs.exceptions.QueueDoesNotExist as refused:
    code = refused.response["Error"]["Code"]
decision = json.loads(ended["output"])["decision"]
print(json.dumps({"status": ended["status"], "decision": decision, "told": told, "price": price["amount"], "code": code}))
