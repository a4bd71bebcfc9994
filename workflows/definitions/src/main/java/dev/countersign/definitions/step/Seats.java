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

    /**
     * How many seats of each panel stay free if as many approvers as possible have a seat. Those who have not voted are seated after them, since an
     * augmenting path takes no seat from anybody. So an approver who can sit in several panels leaves the seat that others can take.
     */
    static List<Integer> free(int[] capacity, List<Voter> voters) {
        Seats seats = new Seats(capacity);
        for (Vote vote : List.of(Vote.APPROVED, Vote.NONE)) {
            voters.stream()
                    .filter(voter -> voter.vote() == vote)
                    .forEach(voter -> seats.seat(voter, new boolean[capacity.length]));
        }
        List<Integer> free = new ArrayList<>();
        for (int panel = 0; panel < capacity.length; panel++) {
            long approved = seats.taken.get(panel).stream()
                    .filter(voter -> voter.vote() == Vote.APPROVED)
                    .count();
            free.add(capacity[panel] - (int) approved);
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
                // Whoever belongs only to this panel cannot move.
                if (sitting.get(seat).panels().size() > 1 && seat(sitting.get(seat), tried)) {
                    sitting.set(seat, voter);
                    return true;
                }
            }
        }
        return false;
    }
}
