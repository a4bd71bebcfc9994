package dev.countersign.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.conformance.NodeScript;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules of AWS about names, types, references and properties. They need Node; where it is missing, the test is skipped and says so. */
class ValidationTest {

    @Test
    void awsFindsNothingWrongWithTheTemplates() throws Exception {
        Optional<NodeScript> rules = NodeScript.install(Path.of("src/test/validate"), Path.of("target/validate"));
        assumeTrue(rules.isPresent(), "Node or its packages are missing; see target/validate/output.txt");
        assertThat(rules.orElseThrow()
                        .findings(Template.all().stream()
                                .map(template -> "../../" + template.name())
                                .toList()))
                .isEmpty();
    }
}
