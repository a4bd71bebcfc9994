package dev.countersign.request;

/**
 * Which of one's requests to list.
 *
 * @param text part of the number or the title; blank for all
 */
public record RequestFilter(Group group, String text) {

    /** Comes from addresses too, and PostgreSQL takes no NUL. */
    public RequestFilter {
        text = text.replace("\0", "");
    }

    public static final RequestFilter ALL = new RequestFilter(Group.ALL, "");

    /** The choices above the list. */
    public enum Group {
        ALL,
        OPEN,
        APPROVED,
        DENIED,
        /** Withdrawn, expired or failed. */
        OTHER
    }
}
