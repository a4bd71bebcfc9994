package dev.countersign.trial;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.ApproverPolicy;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds whom a step would ask today, once for each requester and each answer that matters. Lives as long as a run: people change. */
final class StepPeople {

    /** What the people of a step depend on. */
    private record Key(PersonId requester, Quorum quorum, ApproverPolicy policy, JsonNode answers) {}

    private final TenantId tenant;
    private final ApprovalTrace approvals;
    private final Map<Key, Set<PersonId>> found = new HashMap<>();

    StepPeople(TenantId tenant, ApprovalTrace approvals) {
        this.tenant = tenant;
        this.approvals = approvals;
    }

    Set<PersonId> at(TemplateDefinition definition, ApprovalStep step, int visit, PersonId requester, JsonNode form) {
        ApprovalStep visited = step.with(step.quorum(visit));
        Key key = new Key(requester, visited.quorum(), visited.policy(), answers(visited, form));
        Set<PersonId> known = found.get(key);
        if (known == null) {
            known = approvals.foresee(tenant, requester, definition, visited, form).stream()
                    .map(ApprovalTrace.Foreseen::person)
                    .collect(Collectors.toUnmodifiableSet());
            found.put(key, known);
        }
        return known;
    }

    /** The part of the form on which the people depend. */
    private static JsonNode answers(ApprovalStep step, JsonNode form) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        Stream.concat(
                        step.quorum().panels().stream().map(Panel::approvers),
                        Stream.ofNullable(step.policy().fallback()))
                .forEach(approvers -> {
                    switch (approvers) {
                        case Approvers.ManagerOf(String person, var _) -> copy(person, form, part);
                        case Approvers.DepartmentHead(String person) -> copy(person, form, part);
                        case Approvers.PersonInField(String field) -> copy(field, form, part);
                        case Approvers.Expression _ -> part.setAll((ObjectNode) form);
                        case Approvers.ManagerOfApprover _,
                                Approvers.HoldersOf _,
                                Approvers.Group _,
                                Approvers.FixedPerson _ -> {}
                    }
                });
        return part;
    }

    private static void copy(String field, JsonNode form, ObjectNode part) {
        JsonNode answer = form.get(field);
        if (answer != null) {
            part.set(field, answer);
        }
    }
}
