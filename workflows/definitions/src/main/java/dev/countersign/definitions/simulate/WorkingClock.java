package dev.countersign.definitions.simulate;

import dev.countersign.definitions.step.WorkingTime;
import java.time.Instant;

/** Knows the working hours. */
public interface WorkingClock {

    /** When this much working time has passed. */
    Instant after(Instant from, WorkingTime time);
}
