package dev.countersign.insight;

import java.util.Collection;

/** What is counted of a request or a step beside its outcome. Stored as a sum of the values. */
enum Mark {
    /** It was decided and nobody was asked. */
    AUTOMATED(1),
    /** Somebody asked its requester for changes. */
    SENT_BACK(2),
    /** A step expired, or was decided after it was due. */
    LATE(4);

    private final int value;

    Mark(int value) {
        this.value = value;
    }

    boolean isIn(int stored) {
        return (stored & value) != 0;
    }

    static int stored(Collection<Mark> marks) {
        return marks.stream().distinct().mapToInt(mark -> mark.value).sum();
    }
}
