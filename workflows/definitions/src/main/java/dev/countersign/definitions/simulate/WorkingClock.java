package dev.countersign.definitions.simulate;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.step.WorkingTime;
import java.time.Instant;

/** Knows the working hours of those who are asked. */
public interface WorkingClock {

    /**
     * When this much of their working time has passed.
     *
     * @param task for which they are asked; {@link HumanTask#REVISE} asks the requester
     */
    Instant after(Instant from, WorkingTime time, HumanTask task);
}
