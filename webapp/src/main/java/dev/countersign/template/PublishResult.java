package dev.countersign.template;

import dev.countersign.definitions.check.Problem;
import java.util.List;

/** What became of a template that was to be published. */
public sealed interface PublishResult {

    record Published(TemplateVersionId id, int version) implements PublishResult {}

    /** The checks found errors; there may be warnings among the problems too. */
    record Invalid(List<Problem> problems) implements PublishResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Only administrators publish. */
    record NotAllowed() implements PublishResult {}
}
