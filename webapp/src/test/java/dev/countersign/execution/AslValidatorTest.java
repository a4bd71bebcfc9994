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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A validator of the States Language that others wrote (asl-validator of npm) accepts what templates are compiled to. It needs Node; where it is missing,
 * the test is skipped and says so.
 */
class AslValidatorTest {

    private static final int RANDOM = 1000;
    private static final Path FOLDER = Path.of("target/validate");
    private static final String MACHINES = "machines.jsonl";
    private static final CompileTarget TARGET = new CompileTarget(
            "http://localhost/000000000000/human-tasks",
            "http://localhost/000000000000/request-events",
            "arn:aws:sns:us-east-1:000000000000:notifications",
            "arn:aws:lambda:us-east-1:000000000000:function:",
            "");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void itAcceptsTheReadyTemplatesAndRandomOnes() throws Exception {
        Optional<NodeScript> validator = NodeScript.install(Path.of("src/test/validate"), FOLDER);
        assumeTrue(validator.isPresent(), "Node or its packages are missing; see target/validate/output.txt");
        Files.write(
                FOLDER.resolve(MACHINES),
                Stream.concat(BuiltInTemplates.all().stream(), random())
                        .map(AslValidatorTest::compiled)
                        .toList());

        assertThat(validator.orElseThrow().findings(List.of(MACHINES))).isEmpty();
    }

    private static Stream<TemplateDefinition> random() {
        return LongStream.range(0, RANDOM).mapToObj(seed -> new RandomRequest(seed).definition());
    }

    private static String compiled(TemplateDefinition template) {
        return JSON.readTree(TemplateCompiler.compile(template, TARGET)).toString();
    }
}
