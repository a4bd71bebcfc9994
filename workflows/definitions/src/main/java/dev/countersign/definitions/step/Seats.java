package dev.countersign.definitions.step;

import dev.countersign.definitions.step.Voter.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Seats of panels that approvers take, each at most one. Finds an assignment that fills as many as possible by augmenting paths (maximum
 * bipartite matching).
 */
final class Seats {

    private final int[] capacity;
    private final List<List<Voter>> taken = new ArrayList<>();

    private Seats(int[] capacity) {
        this.capacity = capacity;
        Arrays.stream(capacity).forEach(_ -> taken.add(new ArrayList<>()));
    }

    /** How many seats of each panel stay free when as many approvers as possible have one. */
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

    /** @param tried the panels that this path has passed */
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
