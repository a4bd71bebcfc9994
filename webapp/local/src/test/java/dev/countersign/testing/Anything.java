package dev.countersign.testing;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A well-formed value of any type that a service takes, for tests that walk all of their methods. */
public final class Anything {

    private Anything() {}

    public static Object of(Class<?> type) {
        if (type == String.class) {
            return "anything";
        } else if (type == int.class || type == long.class) {
            return type == int.class ? (Object) 1 : (Object) 1L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == UUID.class) {
            return UUID.randomUUID();
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == Locale.class) {
            return Locale.ENGLISH;
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (Collection.class.isAssignableFrom(type)) {
            return List.of();
        } else if (JsonNode.class.isAssignableFrom(type)) {
            return JsonNodeFactory.instance.objectNode();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return of(type.getPermittedSubclasses()[0]);
        } else if (type.isRecord()) {
            return ofRecord(type);
        }
        throw new AssertionError("nothing known of " + type + ": teach it here");
    }

    private static Object ofRecord(Class<?> type) {
        Class<?>[] parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parts);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(parts).map(Anything::of).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type + " can be made", e);
        }
    }
}
