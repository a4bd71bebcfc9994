package dev.countersign.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the calls to AWS by their kind. The SDK adds it to all clients of these tests, as {@code execution.interceptors} says. */
public final class CountedCalls implements ExecutionInterceptor {

    private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String kind = context.request().getClass().getSimpleName().replace("Request", "");
        COUNTS.merge(kind, 1, Integer::sum);
    }

    /** Those of this process until now. */
    public static Map<String, Integer> all() {
        return Map.copyOf(COUNTS);
    }

    /** Those since then. */
    public static Map<String, Integer> since(Map<String, Integer> before) {
        Map<String, Integer> since = new TreeMap<>(COUNTS);
        before.forEach((kind, count) -> since.merge(kind, -count, Integer::sum));
        since.values().removeIf(count -> count == 0);
        return since;
    }
}
