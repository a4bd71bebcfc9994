package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import java.util.List;

/** Finds the parts of the template language that the application does not run yet. A template that uses one of them cannot be published. */
final class NotRunYet {

    private NotRunYet() {}

    static List<Problem> in(TemplateDefinition definition) {
        // A requester can answer approvers who asked, but not yet change a request unasked.
        return definition.revisions().byRequester()
                ? List.of(Problem.error("/revisions/by-requester", "template.not-run-yet"))
                : List.of();
    }
}
