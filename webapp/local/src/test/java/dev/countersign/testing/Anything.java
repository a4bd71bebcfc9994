package dev.countersign.testing;

import dev.countersign.brand.Accent;
import dev.countersign.people.WorkingWeek;
import dev.countersign.trial.ReplayRun;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A well-formed value of any type that a service takes, for tests that walk all of their methods. */
public final class Anything {

    private static final Map<Class<?>, Object> NUMBERS =
            Map.of(int.class, 1, Integer.class, 1, long.class, 1L, Long.class, 1L, BigDecimal.class, BigDecimal.ONE);

    private static final Map<Class<?>, Object> TIMES = Map.of(
            Instant.class, Instant.EPOCH,
            LocalDate.class, LocalDate.EPOCH,
            LocalTime.class, LocalTime.NOON,
            Duration.class, Duration.ofSeconds(1),
            ZoneId.class, ZoneOffset.UTC,
            WorkingWeek.class, WorkingWeek.STANDARD);

    private final String text;

    private Anything(String text) {
        this.text = text;
    }

    /** With a text that is well-formed, too. */
    public static Object of(Type type) {
        return with("anything").value(type);
    }

    /** With this as the value of each text. */
    public static Anything with(String text) {
        return new Anything(text);
    }

    /** The elements of a collection are such values, too: a service may do nothing for an empty one. */
    public Object value(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] of = generic.getActualTypeArguments();
            if (raw == Set.class) {
                return Set.of(value(of[0]));
            }
            if (raw == Optional.class) {
                return of[0] instanceof TypeVariable ? Optional.empty() : Optional.of(value(of[0]));
            }
            if (raw.isRecord()) {
                return ofRecord(raw, of);
            }
            return Collection.class.isAssignableFrom(raw) ? List.of(value(of[0])) : ofClass(raw);
        }
        if (type instanceof WildcardType any) {
            return value(any.getUpperBounds()[0]);
        }
        return type instanceof Class<?> plain ? ofClass(plain) : unknown(type);
    }

    private Object ofClass(Class<?> type) {
        if (type == String.class) {
            return text;
        } else if (NUMBERS.containsKey(type)) {
            return NUMBERS.get(type);
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
        } else if (type == URI.class) {
            return URI.create("https://example.test");
        } else if (TIMES.containsKey(type)) {
            return TIMES.get(type);
        } else if (JsonNode.class.isAssignableFrom(type)) {
            return JsonNodeFactory.instance.objectNode();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return ofClass(type.getPermittedSubclasses()[0]);
        } else if (type.isRecord()) {
            return ofRecord(type);
        } else if (type == Accent.class) {
            return Accent.parse("#3049c5").orElseThrow();
        } else if (type == ReplayRun.class) {
            return hollow(type);
        }
        return unknown(type);
    }

    /** One without content, for what only a service can make: it refuses before it looks at it. */
    private static Object hollow(Class<?> type) {
        Constructor<?> made = type.getDeclaredConstructors()[0];
        made.setAccessible(true);
        try {
            return made.newInstance(Stream.of(made.getParameterTypes())
                    .map(parameter -> parameter == int.class ? 0 : null)
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError(type.getName(), impossible);
        }
    }

    private static Object unknown(Type type) {
        throw new AssertionError("nothing known of " + type + ": teach it here");
    }

    /** @param of what stands for the type variables of the record, in their order */
    private Object ofRecord(Class<?> type, Type... of) {
        List<TypeVariable<?>> variables = List.of(type.getTypeParameters());
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parts =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parts);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(RecordComponent::getGenericType)
                    .map(part -> value(variables.contains(part) && of.length > 0 ? of[variables.indexOf(part)] : part))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + type + " can be made", e);
        }
    }
}
