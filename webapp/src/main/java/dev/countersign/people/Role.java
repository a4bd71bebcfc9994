package dev.countersign.people;

import java.util.EnumSet;
import java.util.Set;

/**
 * A role in the whole tenant. A person can have several; each adds its rights. To be a manager or the member of a group is a relation and not a
 * role.
 */
public enum Role {
    EMPLOYEE,
    ADMINISTRATOR,
    TEMPLATE_EDITOR,
    /** Reads everything. As an employee they still submit their own requests, and decide what they are asked. */
    AUDITOR,
    SERVICE_DESK;

    public Set<Right> rights() {
        return switch (this) {
            case EMPLOYEE -> EnumSet.noneOf(Right.class);
            case ADMINISTRATOR -> EnumSet.allOf(Right.class);
            case TEMPLATE_EDITOR -> EnumSet.of(Right.SEE_TEMPLATES, Right.EDIT_TEMPLATES);
            case AUDITOR ->
                EnumSet.of(
                        Right.SEE_REQUESTS,
                        Right.SEE_PEOPLE,
                        Right.SEE_TEMPLATES,
                        Right.SEE_ORGANISATION,
                        Right.SEE_AUDIT,
                        Right.SEE_ALARMS);
            case SERVICE_DESK ->
                EnumSet.of(Right.SEE_REQUESTS, Right.MANAGE_REQUESTS, Right.SEE_PEOPLE, Right.MANAGE_PEOPLE);
        };
    }
}
