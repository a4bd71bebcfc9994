package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** {@code docs/configuration.md} describes every property that the code reads, with its default, and no other. */
class ConfigurationPageTest {

    private static final String NONE = "none";
    private static final Path PAGE = Path.of("..", "..", "docs", "configuration.md");
    private static final List<Path> SOURCES =
            List.of(Path.of("..", "src", "main"), Path.of("..", "standalone", "src", "main"), Path.of("src", "main"));
    private static final Path LAMBDAS = Path.of("..", "..", "lambdas", "src", "main");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(countersign\\.[a-z.-]+)` \\| (?:`([^`]+)`|(none)) \\| .*\\w.* \\|$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(countersign\\.[a-z.-]+)(?::([^}]*))?}");
    private static final Pattern KEY = Pattern.compile("\\.(?:aead|mac)\\(\"([a-z-]+)\"\\)");

    /** Not names of files and figures. */
    private static final Pattern LITERAL =
            Pattern.compile("(?<!(?:resolve|builder|counter|timer)\\(\\s{0,40})\"(countersign\\.[a-z.-]+)\"");

    private static final Pattern VARIABLE = Pattern.compile("environment(?:\\.get\\(|, )\"([A-Z_]+)\"");

    @Test
    void everyPropertyIsDescribedWithItsDefault() throws Exception {
        Map<String, String> properties = new TreeMap<>();
        List<String> prefixes = bound(properties);
        String sources = java(SOURCES);
        results(PLACEHOLDER, sources)
                .forEach(found -> properties.put(found.group(1), found.group(2) == null ? NONE : found.group(2)));
        results(KEY, sources).forEach(found -> properties.put("countersign." + found.group(1), NONE));
        results(LITERAL, sources)
                .map(found -> found.group(1))
                .filter(name -> !prefixes.contains(name))
                .forEach(name -> properties.putIfAbsent(name, NONE));
        // Read as truth values that are false when they are not given.
        properties.put("countersign.rehearsal", "false");
        properties.put("countersign.join", "false");

        assertThat(page()).isEqualTo(properties);
    }

    @Test
    void everyVariableOfAFunctionIsDescribed() throws IOException {
        List<String> variables = results(VARIABLE, java(List.of(LAMBDAS)))
                .map(found -> "| `" + found.group(1) + "` |")
                .toList();

        assertThat(variables).isNotEmpty();
        assertThat(Files.readString(PAGE)).contains(variables);
    }

    /** Adds what is bound to records; gives their prefixes. */
    private static List<String> bound(Map<String, String> properties) throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> records = scanner.findCandidateComponents("dev.countersign").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(ConfigurationPageTest::load)
                .toList();
        for (Class<?> type : records) {
            for (Parameter property : constructor(type).getParameters()) {
                DefaultValue standard = property.getAnnotation(DefaultValue.class);
                properties.put(
                        prefix(type) + "." + kebab(property.getName()),
                        standard == null || String.join("", standard.value()).isEmpty()
                                ? NONE
                                : String.join(",", standard.value()));
            }
        }
        return records.stream().map(ConfigurationPageTest::prefix).toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        assertThat(type).isRecord();
        return type.getDeclaredConstructors()[0];
    }

    private static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> page() throws IOException {
        return results(ROW, Files.readString(PAGE))
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2) == null ? NONE : row.group(2),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Stream<MatchResult> results(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String java(List<Path> roots) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    text.append(Files.readString(file)).append('\n');
                }
            }
        }
        return text.toString();
    }
}
