package dev.countersign.definitions.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows if an approval is not settled by its due date.
 *
 * @param escalations who is asked then, one after the other
 * @param last what follows if the last escalation is not settled in time either
 */
public record Expiry(List<Escalation> escalations, Last last) {

    public static final Expiry ENDS = new Expiry(List.of(), Last.END);
    public static final Expiry APPROVES = new Expiry(List.of(), Last.APPROVE);
    public static final Expiry DENIES = new Expiry(List.of(), Last.DENY);

    /** The most levels of escalation that a step has. */
    public static final int MOST = 9;

    /** The result of an approval that was not settled in time. */
    public enum Last {
        /** The request ends as expired. */
        END,
        /** The request is approved. */
        APPROVE,
        /** The request is denied. */
        DENY,
        /** The request goes back to its requester, to be changed or withdrawn. */
        SEND_BACK
    }

    /**
     * Other people who are asked.
     *
     * @param due how long they have, in working time; null for as long as the people before
     */
    public record Escalation(Approvers to, @Nullable WorkingTime due) {}

    public Expiry {
        escalations = List.copyOf(escalations);
    }

    /** One escalation with the same time. If it is not settled either, the request ends as expired. */
    public static Expiry escalatesTo(Approvers to) {
        return new Expiry(List.of(new Escalation(to, null)), Last.END);
    }

    /** How often people are asked at most. */
    public int visits() {
        return escalations.size() + 1;
    }

    /** Whether the request is approved here if this visit, from 1, is not settled in time. */
    public boolean approves(int visit) {
        return ends(visit) && last == Last.APPROVE;
    }

    /** Whether the request ends as expired here when this visit, from 1, is not settled in time. */
    public boolean expires(int visit) {
        return ends(visit) && last == Last.END;
    }

    /** Whether the request is denied here if this visit, from 1, is not settled in time. */
    public boolean denies(int visit) {
        return ends(visit) && last == Last.DENY;
    }

    /** Whether the request goes back to its requester if this visit, from 1, is not settled in time. */
    public boolean sendsBack(int visit) {
        return ends(visit) && last == Last.SEND_BACK;
    }

    /** Whether nobody else is asked if this visit, from 1, is not settled in time. */
    public boolean ends(int visit) {
        return visit >= visits();
    }
}
