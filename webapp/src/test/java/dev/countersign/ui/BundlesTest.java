package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {

    private static final Pattern USED = Pattern.compile(
            "(?:getTranslation|translate|Sentence|say|way|show|label|refuse)\\(\\s*\"([a-z][a-z-]*(?:\\.[A-Za-z_-]+)+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "messages",
                "dev/countersign/signin/messages",
                "dev/countersign/definitions/messages",
                "dev/countersign/notification/messages"
            })
    void bothLanguagesHaveTheSameKeysWithTheSameArguments(String bundle) throws IOException {
        Properties english = read(bundle + ".properties");
        Properties spanish = read(bundle + "_es.properties");

        assertThat(new TreeSet<>(spanish.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(arguments(spanish.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @Test
    void everyKeyInTheCodeIsInTheBundle() throws IOException {
        Set<Object> known = read("messages.properties").keySet();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().contains("/ui/"))
                    .filter(path -> path.toString().endsWith(".java"))
                    .toList()) {
                USED.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used)
                .hasSizeGreaterThan(50)
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    private static Set<String> arguments(String pattern) {
        new MessageFormat(pattern, Locale.ENGLISH);
        return Pattern.compile("\\{(\\d)")
                .matcher(pattern)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(BundlesTest.class.getResourceAsStream("/" + file)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
