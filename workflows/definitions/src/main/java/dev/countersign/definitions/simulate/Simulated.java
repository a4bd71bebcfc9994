package dev.countersign.definitions.simulate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What would happen to an imagined request.
 *
 * @param happenings in their order
 * @param states the states of the state machine that were entered, in their order
 */
public record Simulated(List<Happening> happenings, List<String> states) {

    public Simulated {
        happenings = List.copyOf(happenings);
        states = List.copyOf(states);
    }

    /** How it ends; empty if it does not within the limit of a simulation. */
    public Optional<Happening.Ended> end() {
        return of(Happening.Ended.class).findFirst();
    }

    public <H extends Happening> Stream<H> of(Class<H> kind) {
        return happenings.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The steps that are walked, each once, in their order. */
    public List<String> path() {
        return happenings.stream()
                .filter(one -> !(one instanceof Happening.Answered)
                        && !(one instanceof Happening.Called called && called.undoing()))
                .map(Happening::step)
                .filter(step -> !step.isEmpty())
                .distinct()
                .toList();
    }
}
