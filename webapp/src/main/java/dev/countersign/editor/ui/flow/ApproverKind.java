package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.step.Approvers;
import java.util.Arrays;
import java.util.List;

/** The kinds of {@link Approvers}, in the order in which they are offered. */
enum ApproverKind {
    MANAGER_OF,
    GROUP,
    PERSON,
    DEPARTMENT_HEAD,
    PERSON_IN,
    MANAGER_OF_APPROVER,
    ROLE,
    EXPRESSION;

    static ApproverKind of(Approvers approvers) {
        return switch (approvers) {
            case Approvers.ManagerOf _ -> MANAGER_OF;
            case Approvers.ManagerOfApprover _ -> MANAGER_OF_APPROVER;
            case Approvers.DepartmentHead _ -> DEPARTMENT_HEAD;
            case Approvers.HoldersOf _ -> ROLE;
            case Approvers.Group _ -> GROUP;
            case Approvers.PersonInField _ -> PERSON_IN;
            case Approvers.FixedPerson _ -> PERSON;
            case Approvers.Expression _ -> EXPRESSION;
        };
    }

    /** Those for which the template has what they need. */
    static List<ApproverKind> offered(StepScope scope) {
        return Arrays.stream(values())
                .filter(kind -> switch (kind) {
                    case PERSON_IN -> !scope.personFields().isEmpty();
                    case MANAGER_OF_APPROVER -> !scope.otherApprovals().isEmpty();
                    case MANAGER_OF, GROUP, PERSON, DEPARTMENT_HEAD, ROLE, EXPRESSION -> true;
                })
                .toList();
    }
}
