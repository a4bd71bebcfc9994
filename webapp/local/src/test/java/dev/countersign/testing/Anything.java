package dev.countersign.testing;

import dev.countersign.people.WorkingWeek;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A well-formed value of any type that a service takes, for tests that walk all of their methods. */
public final class Anything {

    private static final Map<Class<?>, Object> TIMES = Map.of(
            Instant.class, Instant.EPOCH,
            LocalDate.class, LocalDate.EPOCH,
            LocalTime.class, LocalTime.NOON,
            Duration.class, Duration.ofSeconds(1),
            ZoneId.class, ZoneOffset.UTC,
            WorkingWeek.class, WorkingWeek.STANDARD);

    private Anything() {}

    /** The elements of a collection are such values, too: a service may do nothing for an empty one. */
    public static Object of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] of = generic.getActualTypeArguments();
            if (raw == Set.class) {
                return Set.of(of(of[0]));
            }
            return Collection.class.isAssignableFrom(raw) ? List.of(of(of[0])) : of(raw);
        }
        return type instanceof Class<?> plain ? of(plain) : unknown(type);
    }

    private static Object of(Class<?> type) {
        if (type == String.class) {
            return "anything";
        } else if (type == int.class || type == long.class) {
            return type == int.class ? (Object) 1 : (Object) 1L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == UUID.class) {
            return UUID.randomUUID();
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == Locale.class) {
            return Locale.ENGLISH;
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Consumer.class) {
            return (Consumer<Object>) _ -> {};
        } else if (type == Function.class) {
            return Function.identity();
        } else if (type == OutputStream.class) {
            return OutputStream.nullOutputStream();
        } else if (type == byte[].class) {
            return new byte[0];
        } else if (type == InputStream.class) {
            return InputStream.nullInputStream();
        } else if (TIMES.containsKey(type)) {
            return TIMES.get(type);
        } else if (JsonNode.class.isAssignableFrom(type)) {
            return JsonNodeFactory.instance.objectNode();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return of(type.getPermittedSubclasses()[0]);
        } else if (type.isRecord()) {
            return ofRecord(type);
        }
        return unknown(type);
    }

    private static Object unknown(Type type) {
        throw new AssertionError("nothing known of " + type + ": teach it here");
    }

    private static Object ofRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parts =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parts);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(part -> of(part.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type + " can be made", e);
        }
    }
}
