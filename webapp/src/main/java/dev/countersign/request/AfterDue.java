package dev.countersign.request;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.text.Text;
import java.util.Map;
import java.util.Optional;

/**
 * What follows if people who are asked to decide do not do so in time.
 *
 * @param group the name of the group that is asked then; empty text for the other kinds
 */
public record AfterDue(Kind kind, Text group) {

    /** The screens have words for each. */
    public enum Kind {
        EXPIRES,
        APPROVED,
        DENIED,
        SENT_BACK,
        TO_MANAGER,
        TO_MANAGER_ABOVE,
        TO_DEPARTMENT_HEAD,
        TO_GROUP,
        TO_ADMINISTRATOR,
        TO_TEMPLATE_EDITOR,
        TO_MANAGERS,
        TO_OTHERS
    }

    /**
     * After this visit of a step, from 1.
     *
     * @param groups the names of groups by key, with {@link #group}
     */
    public static AfterDue of(ApprovalStep step, int visit, Map<String, Text> groups) {
        if (!step.onExpiry().ends(visit)) {
            return to(step.onExpiry().escalations().get(visit - 1).to(), groups);
        }
        Kind kind = switch (step.onExpiry().last()) {
            case END -> Kind.EXPIRES;
            case APPROVE -> Kind.APPROVED;
            case DENY -> Kind.DENIED;
            case SEND_BACK -> Kind.SENT_BACK;
        };
        return new AfterDue(kind, Text.NONE);
    }

    /** The key of the group that is asked after this visit. */
    public static Optional<String> group(ApprovalStep step, int visit) {
        return !step.onExpiry().ends(visit)
                        && step.onExpiry().escalations().get(visit - 1).to() instanceof Approvers.Group(String key)
                ? Optional.of(key)
                : Optional.empty();
    }

    private static AfterDue to(Approvers next, Map<String, Text> groups) {
        Kind kind = switch (next) {
            case Approvers.ManagerOf manager -> manager.levels() > 1 ? Kind.TO_MANAGER_ABOVE : Kind.TO_MANAGER;
            case Approvers.ManagerOfApprover _ -> Kind.TO_MANAGER;
            case Approvers.DepartmentHead _ -> Kind.TO_DEPARTMENT_HEAD;
            case Approvers.Group _ -> Kind.TO_GROUP;
            case Approvers.HoldersOf(Among.Role role) ->
                switch (role) {
                    case ADMINISTRATOR -> Kind.TO_ADMINISTRATOR;
                    case TEMPLATE_EDITOR -> Kind.TO_TEMPLATE_EDITOR;
                    case MANAGER -> Kind.TO_MANAGERS;
                };
            case Approvers.PersonInField _, Approvers.FixedPerson _, Approvers.Expression _ -> Kind.TO_OTHERS;
        };
        return new AfterDue(
                kind, next instanceof Approvers.Group(String key) ? groups.getOrDefault(key, Text.of(key)) : Text.NONE);
    }
}
