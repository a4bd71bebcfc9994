package dev.countersign.definitions.step;

import java.util.Set;

/**
 * A person who may decide at an approval, with their vote.
 *
 * @param panels the panels they belong to, by position in {@link Quorum#panels()}; at least one
 * @param standIn whether they are asked only because nobody of the panel can be asked. If a panel has only stand-ins, any one of them decides for it
 */
public record Voter(Set<Integer> panels, Vote vote, boolean standIn) {

    /** The vote of a person, if there is one. */
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
