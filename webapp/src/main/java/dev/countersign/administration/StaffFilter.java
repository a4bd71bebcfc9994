package dev.countersign.administration;

/**
 * Which people to list.
 *
 * @param text the beginnings of words of the name, or of the email address; blank for all
 */
public record StaffFilter(Kind kind, String text) {

    /** The text may come from a URL, and PostgreSQL refuses NUL. */
    public StaffFilter {
        text = text.replace("\0", "").strip();
    }

    /** The filters above the list. */
    public enum Kind {
        ACTIVE,
        /** Those with a role beside employee. */
        ROLES,
        /** Those who have a manager who has left. */
        MANAGER_LEFT,
        /** Those with neither a manager nor anybody who reports to them. */
        ALONE,
        LEFT
    }
}
