package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import java.util.List;

/** The result of reading a template. */
public sealed interface ReadResult {

    /** The syntax is right; {@code TemplateChecks} checks the meaning. */
    record Parsed(TemplateDefinition definition) implements ReadResult {}

    /** The syntax is wrong. */
    record Problems(List<Problem> problems) implements ReadResult {

        public Problems {
            problems = List.copyOf(problems);
        }
    }
}
