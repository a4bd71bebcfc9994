package dev.countersign.asl.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Connected states: a whole machine, a branch of a Parallel, the processor of a Map. */
public record Flow(String startAt, Map<String, State> states) {

    public Flow {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }
}
