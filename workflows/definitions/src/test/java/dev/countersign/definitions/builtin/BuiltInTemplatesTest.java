package dev.countersign.definitions.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.parse.Problem.Severity;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import dev.countersign.definitions.io.ReadResult.Parsed;
import dev.countersign.definitions.io.TemplateJson;
import dev.countersign.definitions.io.TemplateYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTemplatesTest {

    /** Written anew with {@code -Dgolden.write=true}; then read the difference. */
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final CompileTarget TARGET = new CompileTarget(
            "http://localhost/000000000000/human-tasks",
            "http://localhost/000000000000/request-events",
            "arn:aws:sns:us-east-1:000000000000:notifications",
            "arn:aws:lambda:us-east-1:000000000000:function:",
            "");

    static List<TemplateDefinition> all() {
        return BuiltInTemplates.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void compilesToWhatIsKeptAsGolden(TemplateDefinition template) throws IOException {
        Path golden = GOLDEN.resolve(template.key() + ".asl.json");
        String compiled = TemplateCompiler.compile(template, TARGET) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, compiled);
        }
        assertThat(compiled).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("all")
    void compilesToWhatStepFunctionsAccepts(TemplateDefinition template) {
        assertThat(StateMachine.validate(TemplateCompiler.compile(template, TARGET)))
                .noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadBackAsItWasWritten(TemplateDefinition template) {
        assertThat(TemplateJson.read(TemplateJson.write(template))).isEqualTo(new Parsed(template));
        assertThat(TemplateYaml.read(TemplateYaml.write(template))).isEqualTo(new Parsed(template));
    }

    @ParameterizedTest
    @MethodSource("all")
    void speaksSpanishToo(TemplateDefinition template) {
        assertThat(template.name().translations()).containsKey("es");
        assertThat(template.form().fields())
                .allSatisfy(field -> assertThat(field.label().translations()).containsKey("es"));
        assertThat(template.steps())
                .allSatisfy(step -> assertThat(step.name().translations()).containsKey("es"));
    }
}
