package dev.countersign.approval;

import dev.countersign.away.StandIns;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Voter;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.request.ApprovalTrace.Foreseen;
import dev.countersign.request.ApprovalTrace.ForeseenAbsence;
import dev.countersign.request.Prospect;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Chooses the people of a step before there is a request. */
@Component
class ApproverForesight {

    private final ApproverChoice choice;
    private final Reasons reasons;
    private final StandIns standIns;
    private final CoverForesight foresight;
    private final Clock clock;

    ApproverForesight(
            ApproverChoice choice, Reasons reasons, StandIns standIns, CoverForesight foresight, Clock clock) {
        this.choice = choice;
        this.reasons = reasons;
        this.standIns = standIns;
        this.foresight = foresight;
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
        ApprovalContext context = new ApprovalContext(
                tenant, definition, step, form, requester, Optional.empty(), Optional.empty(), 1, clock.instant());
        List<Asked> asked = choice.choose(context, step.quorum()).people();
        if (asked.stream().anyMatch(ApproverForesight::isFailure)) {
            // The expression may need an answer that is not given yet.
            return List.of();
        }
        Map<String, Text> names = reasons.names(
                tenant, asked.stream().flatMap(one -> one.why().stream()).toList());
        Set<PersonId> people = asked.stream().map(Asked::person).collect(Collectors.toSet());
        StandIns.Lines lines = standIns.lines(tenant, people, definition.key(), requester, clock.instant());
        Map<PersonId, PersonId> covering =
                foresight.of(tenant, requester, definition.key(), step.quorum(), asked, lines);
        return asked.stream()
                .map(one -> foreseen(
                        definition,
                        step,
                        one,
                        names,
                        lines.absence(one.person())
                                .map(absence -> new ForeseenAbsence(
                                        absence.lastDay(),
                                        absence.note(),
                                        Optional.ofNullable(covering.get(one.person()))))))
                .toList();
    }

    private static boolean isFailure(Asked asked) {
        return asked.why().stream().anyMatch(reason -> reason.kind() == Reason.Kind.EXPRESSION_FAILED);
    }

    private static Foreseen foreseen(
            TemplateDefinition definition,
            ApprovalStep step,
            Asked asked,
            Map<String, Text> names,
            Optional<ForeseenAbsence> away) {
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
                                        names)
                                .stream()
                                .map(reason -> because(reason, step, panel))
                                .toList()));
        return new Foreseen(asked.person(), voter, why, away);
    }

    /** Who fills in the form is not named to themselves. */
    private static Prospect.Because because(ReadableReason reason, ApprovalStep step, int panel) {
        boolean own = reason.kind() == Reason.Kind.MANAGER_OF
                && !reason.fallback()
                && step.quorum().panels().get(panel).approvers().equals(new Approvers.ManagerOf(Approvers.REQUESTER));
        return own ? new Prospect.Because(Prospect.Because.YOUR_MANAGER, List.of(), false) : reason.because();
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
