package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace.Foreseen;
import dev.countersign.request.Prospect;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Chooses the people of a step before there is a request. */
@Component
class ApproverForesight {

    private final ApproverChoice choice;
    private final Reasons reasons;
    private final Clock clock;

    ApproverForesight(ApproverChoice choice, Reasons reasons, Clock clock) {
        this.choice = choice;
        this.reasons = reasons;
        this.clock = clock;
    }

    List<Foreseen> of(
            TenantId tenant, PersonId requester, TemplateDefinition definition, ApprovalStep step, JsonNode form) {
        Stream<Approvers> named = Stream.concat(
                step.quorum().panels().stream().map(Panel::approvers),
                Stream.ofNullable(step.policy().fallback()));
        if (!named.allMatch(approvers -> isKnown(approvers, form))) {
            return List.of();
        }
        ApprovalContext context =
                new ApprovalContext(tenant, definition, step, form, requester, Optional.empty(), 1, clock.instant());
        List<Asked> asked = choice.choose(context, step.quorum()).people();
        Map<String, Text> groups = reasons.groups(
                tenant, asked.stream().flatMap(one -> one.why().stream()).toList());
        return asked.stream().map(one -> foreseen(definition, one, groups)).toList();
    }

    private static Foreseen foreseen(TemplateDefinition definition, Asked asked, Map<String, Text> groups) {
        Voter voter = Ballot.voter(asked.why(), Voter.Vote.NONE);
        Map<Integer, List<Prospect.Because>> why = new HashMap<>();
        voter.panels()
                .forEach(panel -> why.put(
                        panel,
                        Reasons.readable(
                                        definition,
                                        asked.why().stream()
                                                .filter(reason -> reason.panel() == panel)
                                                .toList(),
                                        groups)
                                .stream()
                                .map(reason ->
                                        new Prospect.Because(reason.kind().name(), reason.args(), reason.fallback()))
                                .toList()));
        return new Foreseen(asked.person(), voter, why);
    }

    /** Whether the people do not depend on decisions and results to come, nor on a person who is not named yet. */
    private static boolean isKnown(Approvers approvers, JsonNode form) {
        return switch (approvers) {
            case Approvers.ManagerOf manager -> isPersonKnown(manager.person(), form);
            case Approvers.DepartmentHead(String person) -> isPersonKnown(person, form);
            case Approvers.PersonInField(String field) -> isPersonKnown(field, form);
            case Approvers.Expression(String jsonata) -> !jsonata.contains("$results") && !form.isEmpty();
            case Approvers.ManagerOfApprover _ -> false;
            case Approvers.Group _, Approvers.HoldersOf _, Approvers.FixedPerson _ -> true;
        };
    }

    private static boolean isPersonKnown(String person, JsonNode form) {
        if (person.equals(Approvers.REQUESTER)) {
            return true;
        }
        try {
            UUID.fromString(form.path(person).asString(""));
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
