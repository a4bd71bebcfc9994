package dev.countersign.alarm;

/** How an alarm was closed. */
public enum AlarmEnd {
    /** What it is about was mended, so that nobody has to do anything. */
    MENDED,
    /** Somebody has acknowledged it. */
    ACKNOWLEDGED
}
