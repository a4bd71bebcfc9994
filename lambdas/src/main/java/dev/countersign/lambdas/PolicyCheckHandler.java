package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.asl.event.Moment;
import dev.countersign.lambdas.policy.PolicyFacts;
import dev.countersign.lambdas.policy.PolicyVerdict;
import dev.countersign.lambdas.policy.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Function {@code policy-check}: compares a request with a decision table.
 *
 * <p>Its input is {@code {table, form, requester}}, its answer {@code {outcome: allow | deny | flag, reason, reasons, rules}}; {@code reason}
 * is all reasons in one text, and absent if there is none. If it cannot answer, that is an error of the function, with the name of a class of
 * {@link dev.countersign.lambdas.policy.PolicyException}.
 */
public final class PolicyCheckHandler implements RequestStreamHandler {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;

    /** Used by AWS Lambda. */
    public PolicyCheckHandler() {
        this(Clock.systemUTC());
    }

    public PolicyCheckHandler(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JsonNode event = JSON.readTree(input);
        Moment now = new Moment(clock.instant(), context.getAwsRequestId());
        PolicyVerdict verdict = TableReader.read(event.path("table"))
                .decide(new PolicyFacts(event.path("form"), event.path("requester"), now));
        output.write(answer(verdict).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode answer(PolicyVerdict verdict) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT));
        if (!verdict.reasons().isEmpty()) {
            answer.put("reason", String.join(" ", verdict.reasons()));
        }
        verdict.reasons().forEach(answer.putArray("reasons")::add);
        verdict.rules().forEach(answer.putArray("rules")::add);
        return answer;
    }
}
