package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.approval.Reason;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.execution.BrokenBy;
import dev.countersign.notification.Delivery;
import dev.countersign.notification.NotificationKind;
import dev.countersign.notification.Topic;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
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
import org.junit.jupiter.params.provider.MethodSource;

class BundlesTest {

    private static final String[] BUNDLES = {
        "messages",
        "dev/countersign/signin/messages",
        "dev/countersign/definitions/messages",
        "dev/countersign/notification/messages"
    };

    /** What no product says to people: words of another time, of poems, or of the program's inside. */
    private static final Pattern ODD_ENGLISH = Pattern.compile(
            "(?i)\\b(anew|nobody''?s answer|wanted any ?more|nothing fits|not for you|meanwhile|mistyped|once more|stays so"
                    + "|called off|begin|whoever|for good|to the start|on its way|hinder|must not|taken away|such form"
                    + "|much like|is no (?:key|language|duration)|KiB|execution|void)\\b");

    private static final Pattern ODD_SPANISH = Pattern.compile(
            "(?iU)\\b(te espera|desde ahora mismo|teclas|control de normas|encaja|está de vuelta|por adelante"
                    + "|mientras tanto|miembro|ausente|KiB|ejecución)\\b");

    /** The formal address; the product says tú. */
    private static final Pattern USTED = Pattern.compile(
            "(?U)\\b([Uu]sted(?:es)?|Su (?:solicitud|decisión|cuenta)|su (?:decisión|respuesta|correo|cuenta)|le pide"
                    + "|puede enviarla|(?i:inténtelo|escriba|elija|vuelva|pulse|introduzca|haga|compruebe))\\b");

    private static final Pattern OTHER_THOUSANDS =
            Pattern.compile("\\d[ \u00A0\u202F]\\d{3}(?!\\d)|(?<![\\d.,])\\d{4,}[ \u00A0]€");

    private static final Pattern USED = Pattern.compile(
            "(?:getTranslation|translate|Sentence|say|way|show|label|refuse)\\(\\s*\"([a-z][a-z-]*(?:\\.[A-Za-z_-]+)+)\"");

    private static final Pattern REASON = Pattern.compile("new ReasonDialog\\(\\s*\"([a-z.-]+)\"");

    static Stream<String> bundles() {
        return Stream.of(BUNDLES);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceIsPlain(String bundle) throws IOException {
        Properties english = read(bundle + ".properties");
        Properties spanish = read(bundle + "_es.properties");

        assertThat(english)
                .allSatisfy(
                        (key, text) -> assertThat((String) text).as("%s", key).doesNotContainPattern(ODD_ENGLISH));
        assertThat(spanish)
                .allSatisfy((key, text) -> assertThat((String) text)
                        .as("%s", key)
                        .doesNotContainPattern(ODD_SPANISH)
                        .doesNotContainPattern(USTED));
    }

    /** As {@link Formats} writes amounts: "12.000 €". One page had "20 000 €" beside it. */
    @ParameterizedTest
    @MethodSource("bundles")
    void spanishThousandsAreWrittenInOneWay(String bundle) throws IOException {
        assertThat(read(bundle + "_es.properties"))
                .allSatisfy(
                        (key, text) -> assertThat((String) text).as("%s", key).doesNotContainPattern(OTHER_THOUSANDS));
        assertThat(BuiltInTemplates.all())
                .allSatisfy(
                        template -> assertThat(TemplateJson.write(template)).doesNotContainPattern(OTHER_THOUSANDS));
    }

    /** A straight one is a quote to {@link MessageFormat}. */
    @ParameterizedTest
    @MethodSource("bundles")
    void anApostropheIsATypographicOne(String bundle) throws IOException {
        for (String language : new String[] {"", "_es"}) {
            assertThat(read(bundle + language + ".properties"))
                    .allSatisfy((key, text) ->
                            assertThat((String) text).as("%s", key).doesNotContain("'"));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
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

    /** A dialog that asks for a reason makes its keys from the one that it is given. */
    @Test
    void everySentenceOfADialogThatAsksForAReasonIsInTheBundle() throws IOException {
        Set<Object> known = read("messages.properties").keySet();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/countersign/administration/ui"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                REASON.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
            }
        }
        assertThat(used)
                .hasSizeGreaterThan(3)
                .flatExtracting(key -> Stream.of("title", "text", "reason-help", "yes", "no")
                        .map(part -> key + "." + part)
                        .toList())
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @Test
    void everyKindOfAlarmAndEveryRightAndRoleIsExplained() throws IOException {
        Set<Object> known = read("messages.properties").keySet();
        assertThat(AlarmKind.values())
                .flatExtracting(kind -> Stream.of("title", "happened", "not-done", "to-do")
                        .map(part -> "alarm." + kind + "." + part)
                        .toList())
                .allSatisfy(key -> assertThat(known).contains(key));
        assertThat(Right.values()).allSatisfy(right -> assertThat(known).contains("right." + right));
        assertThat(Role.values())
                .filteredOn(role -> role != Role.EMPLOYEE)
                .allSatisfy(role -> assertThat(known).contains("role." + role, "roles.each." + role));
        assertThat(BrokenBy.values())
                .allSatisfy(by -> assertThat(known).contains("alarm.REQUEST_FAILED.happened." + by));
    }

    @Test
    void everyReasonWhySomebodyIsAskedIsExplained() throws IOException {
        Set<Object> known = read("messages.properties").keySet();
        // Whoever fills in a form cannot know yet who will pass an approval to whom; who decides for somebody who is
        // away is said beside the reason.
        Set<Reason.Kind> notForeseen = Set.of(
                Reason.Kind.DELEGATED,
                Reason.Kind.REASSIGNED,
                Reason.Kind.STANDS_IN,
                Reason.Kind.STOOD_IN,
                Reason.Kind.DECIDED_ELSEWHERE);
        assertThat(Reason.Kind.values())
                .allSatisfy(kind -> assertThat(known).contains("why." + kind))
                .filteredOn(kind -> !notForeseen.contains(kind))
                .allSatisfy(kind -> assertThat(known).contains("new.who." + kind));
    }

    @Test
    void everyKindOfNotificationAndEveryChoiceIsExplained() throws IOException {
        Set<Object> known = read("messages.properties").keySet();
        assertThat(NotificationKind.values())
                .allSatisfy(kind -> assertThat(known).contains("notification." + kind));
        assertThat(Topic.values())
                .allSatisfy(topic -> assertThat(known)
                        .contains("notification.topic." + topic, "notification.topic." + topic + ".help"));
        assertThat(Delivery.values())
                .allSatisfy(delivery -> assertThat(known).contains("notification.delivery." + delivery));
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
