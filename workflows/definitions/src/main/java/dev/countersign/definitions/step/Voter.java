package dev.countersign.definitions.step;

import java.util.Set;

/**
 * Somebody who may decide at an approval, and what they said.
 *
 * @param panels the panels they are asked for, by position in {@link Quorum#panels()}; at least one
 * @param standIn whether they are asked only since nobody of the panel can be; a panel of nothing but such people is decided by any one
 *     of them
 */
public record Voter(Set<Integer> panels, Vote vote, boolean standIn) {

    /** What somebody said. */
    public enum Vote {
        NONE,
        APPROVED,
        DENIED
    }

    public Voter {
        panels = Set.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("asked for no panel");
        }
    }

    Voter saying(Vote other) {
        return new Voter(panels, other, standIn);
    }
}
