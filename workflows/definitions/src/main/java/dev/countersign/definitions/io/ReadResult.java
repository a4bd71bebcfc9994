package dev.countersign.definitions.io;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import java.util.List;

/** What became of a template that was read. */
public sealed interface ReadResult {

    /** It has the shape of a template; whether it makes sense is for the checks to say. */
    record Parsed(TemplateDefinition definition) implements ReadResult {}

    /** It has not. */
    record Problems(List<Problem> problems) implements ReadResult {

        public Problems {
            problems = List.copyOf(problems);
        }
    }
}
