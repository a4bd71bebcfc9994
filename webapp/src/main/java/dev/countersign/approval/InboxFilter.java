package dev.countersign.approval;

import java.util.Optional;

/**
 * Which of a person's open approvals to list.
 *
 * @param template the key of a template; empty for all
 */
public record InboxFilter(Due due, Optional<String> template) {

    /** The key may come from a URL, and PostgreSQL refuses NUL: a text with one is the key of no template. */
    public InboxFilter {
        template = template.filter(key -> key.indexOf('\0') < 0);
    }

    public static final InboxFilter ALL = new InboxFilter(Due.ANY, Optional.empty());

    /** Days are those of the person's time zone. */
    public enum Due {
        ANY,
        TODAY,
        OVERDUE
    }
}
