package dev.countersign.definitions.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.definitions.EveryStep;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.ReadResult.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateIoTest {

    static Stream<TemplateDefinition> templates() {
        return Stream.concat(BuiltInTemplates.all().stream(), Stream.of(EveryStep.TEMPLATE));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void whatIsWrittenAsYamlOrJsonIsReadBackEqual(TemplateDefinition template) {
        assertThat(parsed(TemplateYaml.read(TemplateYaml.write(template)))).isEqualTo(template);
        assertThat(parsed(TemplateJson.read(TemplateJson.write(template)))).isEqualTo(template);
    }

    @Test
    void aLimitOfAHundredIsReadAsAHundred() {
        TemplateDefinition template = EveryStep.TEMPLATE;

        NumberField seats = (NumberField) parsed(TemplateJson.read(TemplateJson.write(template)))
                .form()
                .field("seats")
                .orElseThrow();

        assertThat(seats.max()).isEqualTo(new BigDecimal("100")).hasToString("100");
    }

    @Test
    void everythingWrongIsFoundInOneGoWithItsLine() {
        List<Problem> problems = problems(TemplateYaml.read("""
                key: trip
                name: Trip
                prefix: TR
                title: 7
                colour: red
                form:
                  - text: a
                    label: A
                    max-length: long
                steps:
                  - approval: boss
                    name: Boss
                    approvers: {group: bosses}
                    due: soon
                """));

        assertThat(problems)
                .extracting(Problem::path, Problem::line, Problem::message)
                .containsExactlyInAnyOrder(
                        tuple("/title", 4, "template.not-a-text"),
                        tuple("/colour", 5, "template.unknown-member"),
                        tuple("/form/0/max-length", 9, "template.not-in-range"),
                        tuple("/steps/0/due", 14, "template.working-time"));
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.in(Locale.ENGLISH)).isNotBlank();
            assertThat(problem.in(Locale.of("es"))).isNotEqualTo(problem.in(Locale.ENGLISH));
        });
    }

    /** The parser read an emoji on the boundary of its buffer with an exception. */
    @Test
    void anEmojiMayStandAnywhere() {
        for (int blanks = 1_000; blanks < 1_040; blanks++) {
            String yaml = "# " + "x".repeat(blanks) + "\uD83D\uDE80\nkey: [";
            assertThat(problems(TemplateYaml.read(yaml)))
                    .extracting(Problem::line)
                    .containsExactly(2);
        }
    }

    /** Programs would read what people do not see. */
    @Test
    void aTextOfATemplateHidesNothing() {
        String hidden = "\uDB40\uDC69\uDB40\uDC67";
        String yaml = TemplateYaml.write(EveryStep.TEMPLATE);
        String name = EveryStep.TEMPLATE.name().standard();
        assertThat(TemplateYaml.read(yaml.replaceFirst(Pattern.quote(name), name + hidden)))
                .isEqualTo(new ReadResult.Parsed(EveryStep.TEMPLATE));
    }

    @Test
    void aMemberThatIsThereTwiceIsAProblem() {
        assertThat(problems(TemplateJson.read("{\"key\":\"a\",\"key\":\"b\"}")))
                .extracting(Problem::message)
                .contains("template.duplicate-member");
    }

    /** Escapes make characters that a database cannot store. */
    @ParameterizedTest
    @ValueSource(strings = {"\\0", "\\x07", "\\ud800", "\\u0085"})
    void aControlCharacterIsAProblemAtItsPlace(String escape) {
        assertThat(problems(TemplateYaml.read("key: x\nname: {en: \"Team%s exp\"}".formatted(escape))))
                .filteredOn(problem -> problem.message().equals("template.control-character"))
                .extracting(Problem::path, Problem::line)
                .containsExactly(tuple("/name/en", 2));
        assertThat(problems(TemplateJson.read("{\"key\\u0000\": \"a\"}")))
                .extracting(Problem::message)
                .contains("template.control-character");
    }

    @Test
    void whatIsNoYamlIsAProblemAndNoException() {
        assertThat(problems(TemplateYaml.read("key: [1,"))).isNotEmpty();
        assertThat(problems(TemplateYaml.read(""))).extracting(Problem::message).containsExactly("template.empty");
        assertThat(problems(TemplateJson.read("[]"))).isNotEmpty();
    }

    private static TemplateDefinition parsed(ReadResult result) {
        return switch (result) {
            case Parsed(TemplateDefinition definition) -> definition;
            case Problems(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> problems(ReadResult result) {
        return switch (result) {
            case Parsed(TemplateDefinition definition) -> throw new AssertionError(definition);
            case Problems(var problems) -> problems;
        };
    }
}
