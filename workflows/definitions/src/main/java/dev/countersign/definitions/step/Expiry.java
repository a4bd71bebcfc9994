package dev.countersign.definitions.step;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows when nobody settled an approval in time.
 *
 * @param escalations who is asked then, one after the other
 * @param last what follows when the last of them let the time pass too
 */
public record Expiry(List<Escalation> escalations, Last last) {

    public static final Expiry ENDS = new Expiry(List.of(), Last.END);
    public static final Expiry APPROVES = new Expiry(List.of(), Last.APPROVE);
    public static final Expiry DENIES = new Expiry(List.of(), Last.DENY);

    /** The most levels of escalation that a step has. */
    public static final int MOST = 9;

    /** What an approval that nobody settled is taken for. */
    public enum Last {
        /** The request ends as expired. */
        END,
        /** Silence is consent. */
        APPROVE,
        /** Silence is refusal. */
        DENY,
        /** The request goes back to its requester, to be changed or withdrawn. */
        SEND_BACK
    }

    /**
     * Others who are asked.
     *
     * @param due how long they have, in working time; as long as those before where it is null
     */
    public record Escalation(Approvers to, @Nullable WorkingTime due) {}

    public Expiry {
        escalations = List.copyOf(escalations);
    }

    /** Others are asked once, with as much time; when they let it pass too, the request ends as expired. */
    public static Expiry escalatesTo(Approvers to) {
        return new Expiry(List.of(new Escalation(to, null)), Last.END);
    }

    /** How often people are asked at most. */
    public int visits() {
        return escalations.size() + 1;
    }

    /** Whether the request is approved here when this visit, from 1, is not settled in time. */
    public boolean approves(int visit) {
        return ends(visit) && last == Last.APPROVE;
    }

    /** Whether the request is denied here when this visit, from 1, is not settled in time. */
    public boolean denies(int visit) {
        return ends(visit) && last == Last.DENY;
    }

    /** Whether nobody else is asked when this visit, from 1, is not settled in time. */
    public boolean ends(int visit) {
        return visit >= visits();
    }
}
