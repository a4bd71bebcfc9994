package dev.countersign.audit;

import java.util.Map;

/**
 * Where an act came from: channel, address, and token if there was one. Calls that follow an act write entries in the name of whoever acted, so they say the
 * same.
 */
public final class ActOrigin {

    /** Of an act whose entry says nothing of it. */
    public static final ActOrigin UNKNOWN = new ActOrigin(Map.of());

    private static final ScopedValue<ActOrigin> CURRENT = ScopedValue.newInstance();

    private final Map<String, String> details;

    ActOrigin(Map<String, String> details) {
        this.details = Map.copyOf(details);
    }

    /** The entries that this work adds in the name of a person have this origin. */
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /** That of what this thread does, for work that goes on in another one. */
    public static ActOrigin here() {
        return new ActOrigin(Origin.added(Map.of()));
    }

    Map<String, String> details() {
        return details;
    }

    static ActOrigin ofThisThread() {
        return CURRENT.orElse(UNKNOWN);
    }
}
