package dev.countersign.request;

/**
 * Which of a person's requests to list.
 *
 * @param text part of the number or the title; blank for all
 */
public record RequestFilter(Group group, String text) {

    /** The text may come from a URL, and PostgreSQL refuses NUL. */
    public RequestFilter {
        text = text.replace("\0", "");
    }

    public static final RequestFilter ALL = new RequestFilter(Group.ALL, "");

    /** The filters above the list. */
    public enum Group {
        ALL,
        OPEN,
        /** Sent back to the requester, who is asked to change them. */
        CHANGES,
        APPROVED,
        DENIED,
        /** Withdrawn, expired or failed. */
        OTHER
    }
}
