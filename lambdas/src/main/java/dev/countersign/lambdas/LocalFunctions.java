package dev.countersign.lambdas;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.Map;
import java.util.function.Supplier;

/** The functions by the names under which templates and queues call them, for an endpoint that runs them in its own process. */
public final class LocalFunctions {

    public static final String POLICY_CHECK = "policy-check";

    private LocalFunctions() {}

    public static Map<String, Supplier<RequestStreamHandler>> all() {
        return Map.of(POLICY_CHECK, PolicyCheckHandler::new);
    }
}
