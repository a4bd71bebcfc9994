package dev.countersign.local;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/** Properties whose names are known at once, and whose values only when somebody needs them. */
final class AwaitedProperties extends EnumerablePropertySource<Map<String, Supplier<Object>>> {

    AwaitedProperties(String name, Map<String, Supplier<Object>> properties) {
        super(name, Map.copyOf(properties));
    }

    @Override
    public String[] getPropertyNames() {
        return source.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        var value = source.get(name);
        return value == null ? null : value.get();
    }
}
