package dev.countersign.approval;

import dev.countersign.people.PersonId;
import java.util.Optional;

/**
 * Which of a person's open approvals to list, and in which order.
 *
 * @param template the key of a template; empty for all
 * @param requester whose requests; empty for everybody's
 * @param text part of the number, the title or the requester's name; blank for all
 */
public record InboxFilter(Due due, Optional<String> template, Optional<PersonId> requester, String text, Sort sort) {

    /** Texts may come from a URL, and PostgreSQL refuses NUL: a key with one is the key of no template. */
    public InboxFilter {
        template = template.filter(key -> key.indexOf('\0') < 0);
        text = text.replace("\0", "");
    }

    /** So many open approvals are looked at by a search. */
    public static final int SEARCHED = 2_000;

    public InboxFilter(Due due, Optional<String> template) {
        this(due, template, Optional.empty(), "", Sort.DUE);
    }

    public static final InboxFilter ALL = new InboxFilter(Due.ANY, Optional.empty());

    /** Days are those of the person's time zone. */
    public enum Due {
        ANY,
        TODAY,
        OVERDUE
    }

    /** What comes first. */
    public enum Sort {
        /** What is due first. */
        DUE,
        /** What was asked last. */
        NEWEST
    }

    /** The same requests in the same order, of another due date or template. */
    public InboxFilter of(Due otherDue, Optional<String> otherTemplate) {
        return new InboxFilter(otherDue, otherTemplate, requester, text, sort);
    }

    public InboxFilter with(String otherText) {
        return new InboxFilter(due, template, requester, otherText, sort);
    }

    public InboxFilter sortedBy(Sort other) {
        return new InboxFilter(due, template, requester, text, other);
    }

    public InboxFilter ofEverybody() {
        return new InboxFilter(due, template, Optional.empty(), text, sort);
    }

    /** Whether it looks for a text or a requester. */
    public boolean isSearch() {
        return !text.isBlank() || requester.isPresent();
    }

    /** Whether all of them are listed. */
    public boolean isAll() {
        return sortedBy(Sort.DUE).equals(ALL);
    }
}
