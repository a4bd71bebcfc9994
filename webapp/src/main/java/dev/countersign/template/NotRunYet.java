package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.StepTree;
import java.util.List;
import java.util.stream.Stream;

/** Finds the parts of the template language that the application does not run yet. A template that uses one of them cannot be published. */
final class NotRunYet {

    private NotRunYet() {}

    static List<Problem> in(TemplateDefinition definition) {
        boolean found = definition.isRevisable()
                || StepTree.of(definition.steps(), ApprovalStep.class).anyMatch(NotRunYet::isIn);
        return found ? List.of(Problem.error("/steps", "template.not-run-yet")) : List.of();
    }

    private static boolean isIn(ApprovalStep step) {
        Expiry expiry = step.onExpiry();
        return !(step.quorum() instanceof Quorum.Each)
                || step.quorum().panels().size() > 1
                || Stream.concat(
                                step.quorum().panels().stream().map(Panel::approvers),
                                expiry.escalations().stream().map(Expiry.Escalation::to))
                        .anyMatch(NotRunYet::isNew);
    }

    private static boolean isNew(Approvers approvers) {
        return switch (approvers) {
            case Approvers.HoldersOf _, Approvers.DepartmentHead _, Approvers.ManagerOfApprover _ -> true;
            case Approvers.ManagerOf _,
                    Approvers.Group _,
                    Approvers.PersonInField _,
                    Approvers.FixedPerson _,
                    Approvers.Expression _ -> false;
        };
    }
}
