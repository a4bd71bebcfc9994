package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.lambda.Functions;
import dev.countersign.localaws.lambda.Invocations;
import java.sql.Connection;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;

/**
 * {@code lambda:invoke} with the invocation type {@code Event}: the invocation commits with the advance, and runs later.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class LambdaEvent implements Integration.WithinAdvance {

    private final Functions functions;
    private final Invocations invocations;
    private final SdkMetadata metadata;

    LambdaEvent(Functions functions, Invocations invocations, SdkMetadata metadata) {
        this.functions = functions;
        this.invocations = invocations;
        this.metadata = metadata;
    }

    @Override
    public Answer call(Connection tx, JsonNode arguments) throws SQLException {
        try {
            var payload = LambdaInvoke.payload(arguments.path("Payload"));
            invocations.queue(tx, functions.requireName(LambdaInvoke.qualified(arguments)), payload);
            return new Answer.Returned(LambdaInvoke.accepted(metadata, 202));
        } catch (AwsError refused) {
            return ServiceFailure.of("Lambda", "AWSLambda", refused, metadata.requestId());
        }
    }
}
