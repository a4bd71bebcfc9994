package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.account.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/** What Step Functions adds to the answer of an optimized integration: the metadata of the HTTP response, and the request id. */
public final class SdkMetadata {

    private final Clock clock;
    private final RandomGenerator random;

    public SdkMetadata(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID requestId() {
        return new Ids(random).next();
    }

    /** Adds the headers of SQS and Step Functions; those of SNS differ in the content type. */
    public void addTo(ObjectNode answer, String contentType, int length) {
        var requestId = requestId().toString();
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-amzn-RequestId", requestId);
        headers.put("connection", "keep-alive");
        headers.put("Content-Length", Integer.toString(length));
        headers.put("Date", date());
        headers.put("Content-Type", contentType);
        add(answer, headers, requestId);
    }

    void addLambdaTo(ObjectNode answer, int length) {
        var requestId = requestId().toString();
        var headers = new LinkedHashMap<String, String>();
        if (answer.has("LogResult")) {
            headers.put("X-Amz-Log-Result", answer.get("LogResult").stringValue());
        }
        headers.put("X-Amz-Executed-Version", "$LATEST");
        headers.put("x-amzn-Remapped-Content-Length", "0");
        headers.put("Connection", "keep-alive");
        headers.put("x-amzn-RequestId", requestId);
        headers.put("Content-Length", Integer.toString(length));
        headers.put("Date", date());
        headers.put(
                "X-Amzn-Trace-Id",
                "Root=1-" + requestId.substring(0, 8) + "-" + requestId.substring(24) + "00000000;Sampled=0");
        headers.put("Content-Type", "application/json");
        add(answer, headers, requestId);
    }

    private String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static void add(ObjectNode answer, Map<String, String> headers, String requestId) {
        var metadata = answer.putObject("SdkHttpMetadata");
        var all = metadata.putObject("AllHttpHeaders");
        headers.forEach((name, value) -> all.putArray(name).add(value));
        var single = metadata.putObject("HttpHeaders");
        headers.forEach(single::put);
        metadata.put("HttpStatusCode", 200);
        answer.putObject("SdkResponseMetadata").put("RequestId", requestId);
    }
}
