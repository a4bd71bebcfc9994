package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.lambdas.http.Connectors;
import dev.countersign.lambdas.http.HttpCalls;
import dev.countersign.lambdas.http.StoredConnectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/**
 * Function {@code http-request}: calls an outside service through a connector of the tenant. Its input is {@code {connector, method, path, query, body,
 * accepts}}, its answer {@code {status, body}}. If it cannot answer, that is an error of the function: {@code PermanentFailure}, which would happen
 * again, or {@code TemporaryFailure}.
 */
public final class HttpRequestHandler implements RequestStreamHandler {

    private final HttpCalls calls;

    /** Used by AWS Lambda. */
    public HttpRequestHandler() {
        this(
                StoredConnectors.of(System.getenv()),
                AddressPolicy.of(System.getenv().getOrDefault("HTTP_REQUEST_ALLOWED", "")),
                Clock.systemUTC());
    }

    public HttpRequestHandler(Connectors connectors, AddressPolicy policy, Clock clock) {
        this.calls = new HttpCalls(connectors, policy, clock);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(calls.call(JsonMapper.shared().readTree(input)).toString().getBytes(StandardCharsets.UTF_8));
    }
}
