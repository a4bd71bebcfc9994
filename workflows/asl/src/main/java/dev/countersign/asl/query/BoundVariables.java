package dev.countersign.asl.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables that an expression has bound so far. A function sees those that are bound when it is called, so its body waits until the
 * block around it is read to its end.
 */
final class BoundVariables {

    private final Map<String, Place> places = new HashMap<>();
    private final @Nullable BoundVariables around;
    private final Deque<Runnable> bodies;

    private BoundVariables(@Nullable BoundVariables around, Deque<Runnable> bodies) {
        this.around = around;
        this.bodies = bodies;
    }

    static BoundVariables none() {
        return new BoundVariables(null, new ArrayDeque<>());
    }

    /** Of a block inside of this one. */
    BoundVariables block() {
        return new BoundVariables(this, new ArrayDeque<>());
    }

    /** Of a path or a function inside of this block. */
    BoundVariables within() {
        return new BoundVariables(this, bodies);
    }

    void bind(String variable, Place place) {
        places.put(variable, place);
    }

    @Nullable
    Place of(String variable) {
        Place place = places.get(variable);
        return place != null || around == null ? place : around.of(variable);
    }

    void later(Runnable body) {
        bodies.add(body);
    }

    /** The block is over. */
    void end() {
        while (!bodies.isEmpty()) {
            bodies.remove().run();
        }
    }
}
