package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.people.PersonId;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Nobody decides their own request, so requesters must not name themselves where the template asks the named person to decide: the approval would go
 * to somebody whom the requester did not name.
 */
final class OwnApproval {

    private OwnApproval() {}

    /** The keys of the fields whose person is asked to decide, at a step where requesters may not. */
    static Stream<String> fields(TemplateDefinition definition) {
        return StepTree.of(definition.steps(), ApprovalStep.class)
                .filter(approval -> !approval.policy().allowsOwnRequest())
                .flatMap(approval -> approval.quorum().panels().stream())
                .flatMap(panel -> panel.approvers() instanceof Approvers.PersonInField(String field)
                        ? Stream.of(field)
                        : Stream.empty())
                .distinct();
    }

    static List<FieldProblem> check(TemplateDefinition definition, JsonNode answers, PersonId requester) {
        return fields(definition)
                .filter(field -> answers.path(field).asString("").equals(requester.toString()))
                .map(field -> new FieldProblem(field, "person.own-request", List.of()))
                .toList();
    }
}
