package dev.countersign.people;

/** What somebody may do in the whole tenant, beyond what everybody may do with their own requests and approvals. Roles give rights. */
public enum Right {
    /** Read every request of the organisation. */
    SEE_REQUESTS,
    /** Reassign, extend and cancel requests of others. */
    MANAGE_REQUESTS,
    /** Read what is known about people, their groups and roles. */
    SEE_PEOPLE,
    /** Change people without roles, and groups. */
    MANAGE_PEOPLE,
    /** Give and take roles, and change those who have one. */
    GRANT_ROLES,
    /** Read templates with their drafts. */
    SEE_TEMPLATES,
    EDIT_TEMPLATES,
    /** Have the audit log verified. */
    SEE_AUDIT,
    SEE_ALARMS,
    ACKNOWLEDGE_ALARMS,
    /** Read what holds for the whole organisation. */
    SEE_ORGANISATION,
    /** Change what holds for the whole organisation: name, working time, undo window, retention. */
    SET_ORGANISATION
}
