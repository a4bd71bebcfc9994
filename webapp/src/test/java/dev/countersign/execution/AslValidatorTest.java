package dev.countersign.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.conformance.NodeScript;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A validator of the States Language that others wrote (asl-validator of npm) accepts what templates are compiled to. It needs Node; where it is missing,
 * the test is skipped and says so. How many random templates: {@code -Dvalidated.machines}; {@code ./countersign test --crash} takes 1,000.
 */
class AslValidatorTest {

    private static final int RANDOM = Integer.getInteger("validated.machines", 100);
    private static final Path FOLDER = Path.of("target/validate");
    private static final String MACHINES = "machines.jsonl";
    private static final CompileTarget TARGET = new CompileTarget(
            "http://localhost/000000000000/human-tasks",
            "http://localhost/000000000000/request-events",
            "arn:aws:sns:us-east-1:000000000000:notifications",
            "arn:aws:lambda:us-east-1:000000000000:function:",
            "");
    private static final JsonMapper JSON = JsonMapper.shared();

    private static NodeScript validator;

    @BeforeAll
    static void install() throws Exception {
        Optional<NodeScript> installed = NodeScript.install(Path.of("src/test/validate"), FOLDER);
        assumeTrue(installed.isPresent(), "Node or its packages are missing; see target/validate/output.txt");
        validator = installed.orElseThrow();
    }

    @Test
    void itAcceptsTheReadyTemplatesAndRandomOnes() throws Exception {
        Files.write(
                FOLDER.resolve(MACHINES),
                Stream.concat(BuiltInTemplates.all().stream(), random())
                        .map(AslValidatorTest::compiled)
                        .toList());

        assertThat(validator.findings(List.of(MACHINES))).isEmpty();
    }

    /** The validator is made faster from outside: it still sees what is wrong with the machines after the first. */
    @Test
    void itRefusesAMachineThatStepFunctionsWould() throws Exception {
        String valid = compiled(BuiltInTemplates.all().getFirst());
        String unknownType = valid.replace("\"Type\":\"Task\"", "\"Type\":\"Tsk\"");
        String brokenExpression = valid.replaceFirst("\\{% ", "{% (");
        Files.write(FOLDER.resolve(MACHINES), List.of(valid, unknownType, valid, brokenExpression));

        assertThat(validator.findings(List.of(MACHINES)).lines().filter(line -> line.startsWith("line ")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line 2: SCHEMA_VALIDATION_FAILED"),
                        line -> assertThat(line).startsWith("line 4: SCHEMA_VALIDATION_FAILED"));
    }

    private static Stream<TemplateDefinition> random() {
        return LongStream.range(0, RANDOM).mapToObj(seed -> new RandomRequest(seed).definition());
    }

    private static String compiled(TemplateDefinition template) {
        return JSON.readTree(TemplateCompiler.compile(template, TARGET)).toString();
    }
}
