package dev.countersign.cloudformation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template with its functions in the long form: {@code !Ref Vpc} is {@code {Ref: Vpc}}, {@code !GetAtt Queue.Arn} is {@code {Fn::GetAtt: Queue.Arn}}. */
record Template(String name, Map<String, Object> tree) {

    private static final Path FOLDER = Path.of("").toAbsolutePath();

    static List<Template> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Template::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Template of(String name) {
        return read(FOLDER.resolve(name));
    }

    private static Template read(Path file) {
        try {
            Map<String, Object> tree = new Yaml(new Functions()).load(Files.readString(file));
            return new Template(file.getFileName().toString(), tree);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    Map<String, Object> section(String section) {
        return map(tree.getOrDefault(section, Map.of()));
    }

    Map<String, Object> resource(String id) {
        return map(section("Resources").get(id));
    }

    Map<String, Object> properties(String id) {
        return map(resource(id).getOrDefault("Properties", Map.of()));
    }

    /** The ids of the resources of one type. */
    List<String> ofType(String type) {
        return section("Resources").entrySet().stream()
                .filter(entry -> type.equals(map(entry.getValue()).get("Type")))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Everything below a value, itself included. */
    static Stream<Object> within(Object value) {
        Stream<Object> parts = switch (value) {
            case Map<?, ?> map -> map.values().stream().map(Object.class::cast).flatMap(Template::within);
            case List<?> list -> list.stream().map(Object.class::cast).flatMap(Template::within);
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(value), parts);
    }

    /** All maps below a value that have this member. */
    static Stream<Map<String, Object>> having(Object value, String member) {
        return within(value).filter(Map.class::isInstance).map(Template::map).filter(has(member));
    }

    private static Predicate<Map<String, Object>> has(String member) {
        return map -> map.containsKey(member);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** One value, or all of a list. */
    static List<Object> list(Object value) {
        return value instanceof List<?> many
                ? many.stream().map(Object.class::cast).toList()
                : List.of(value);
    }

    private static final class Functions extends SafeConstructor {

        Functions() {
            super(strict());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String function = node.getTag().getValue().substring(1);
                    Map<String, Object> call = new LinkedHashMap<>();
                    call.put(
                            List.of("Ref", "Condition").contains(function) ? function : "Fn::" + function, value(node));
                    return call;
                }
            });
        }

        private static LoaderOptions strict() {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            return options;
        }

        private Object value(Node node) {
            return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new IllegalArgumentException(node.toString());
            };
        }
    }
}
