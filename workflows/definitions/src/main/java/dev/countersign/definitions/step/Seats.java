package dev.countersign.definitions.step;

import dev.countersign.definitions.step.Voter.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Assigns approvers to the seats of panels, each approver to at most one seat. Fills as many seats as possible: maximum bipartite matching by
 * augmenting paths.
 */
final class Seats {

    private final int[] capacity;
    private final List<List<Voter>> taken = new ArrayList<>();

    private Seats(int[] capacity) {
        this.capacity = capacity;
        Arrays.stream(capacity).forEach(_ -> taken.add(new ArrayList<>()));
    }

    /** How many seats of each panel stay free if as many approvers as possible have a seat. */
    static List<Integer> free(int[] capacity, List<Voter> voters) {
        Seats seats = new Seats(capacity);
        voters.stream()
                .filter(voter -> voter.vote() == Vote.APPROVED)
                .forEach(voter -> seats.seat(voter, new boolean[capacity.length]));
        List<Integer> free = new ArrayList<>();
        for (int panel = 0; panel < capacity.length; panel++) {
            free.add(capacity[panel] - seats.taken.get(panel).size());
        }
        return List.copyOf(free);
    }

    /** @param tried the panels that this augmenting path has visited */
    private boolean seat(Voter voter, boolean[] tried) {
        for (int panel : voter.panels().stream().sorted().toList()) {
            if (tried[panel]) {
                continue;
            }
            tried[panel] = true;
            List<Voter> sitting = taken.get(panel);
            if (sitting.size() < capacity[panel]) {
                sitting.add(voter);
                return true;
            }
            for (int seat = 0; seat < sitting.size(); seat++) {
                if (seat(sitting.get(seat), tried)) {
                    sitting.set(seat, voter);
                    return true;
                }
            }
        }
        return false;
    }
}
