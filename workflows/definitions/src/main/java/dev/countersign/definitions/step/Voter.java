package dev.countersign.definitions.step;

import java.util.Set;

/**
 * A person who may decide at an approval, with their vote.
 *
 * @param panels the panels they belong to, by position in {@link Quorum#panels()}; at least one
 * @param standInFor those of the panels for which they are asked only because too few others can be asked. If a panel has only stand-ins, any one of
 *     them decides for it
 */
public record Voter(Set<Integer> panels, Vote vote, Set<Integer> standInFor) {

    /** The vote of a person, if there is one. */
    public enum Vote {
        NONE,
        APPROVED,
        DENIED
    }

    public Voter {
        panels = Set.copyOf(panels);
        standInFor = Set.copyOf(standInFor);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("asked for no panel");
        }
    }

    /** @param standIn whether they are a stand-in for all of the panels */
    public Voter(Set<Integer> panels, Vote vote, boolean standIn) {
        this(panels, vote, standIn ? panels : Set.of());
    }

    /** The same person with another vote. */
    public Voter saying(Vote other) {
        return new Voter(panels, other, standInFor);
    }
}
