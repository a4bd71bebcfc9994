package dev.countersign.localaws.sqs;

/** A queue; times are milliseconds since 1970. */
record Queue(long id, String name, long createdAt, long modifiedAt, QueueSettings settings) {

    static final String FIFO = ".fifo";

    boolean isFifo() {
        return name.endsWith(FIFO);
    }

    /** When a message that is sent now becomes visible. */
    long visibleAt(NewMessage message, long now) {
        return now + 1000L * (message.delaySeconds() == null ? settings.delaySeconds() : message.delaySeconds());
    }
}
