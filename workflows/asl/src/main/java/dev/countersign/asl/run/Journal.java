package dev.countersign.asl.run;

import dev.countersign.asl.event.Effect;
import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.HistoryEventType;
import dev.countersign.asl.event.Moment;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The history and the effects that one advance has written so far. */
final class Journal {

    /** After this many events or characters of details an advance ends and another one continues, so that transactions stay small. */
    private static final int LONG_EVENTS = 2_000;

    private static final long LONG_CHARACTERS = 8L << 20;

    /** The most events of a history. */
    static final long MAX_EVENTS = 25_000;

    private final Ledger ledger;
    private final Moment moment;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private long characters;

    Journal(Ledger ledger, Moment moment) {
        this.ledger = ledger;
        this.moment = moment;
    }

    /** The history is full. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Writes the next event of a branch. */
    long write(Branch branch, HistoryEventType type, ObjectNode details) {
        long id = write(branch.previous, type, details);
        branch.previous = id;
        branch.beforeEvaluation = id;
        return id;
    }

    /** Writes an event that is not the previous one of the next event of its branch. */
    long write(long previous, HistoryEventType type, ObjectNode details) {
        if (ledger.lastEvent >= MAX_EVENTS - 1) {
            throw new Full();
        }
        return writeLast(previous, type, details);
    }

    /** Writes the event that ends an execution, for which there is always room. */
    long writeLast(long previous, HistoryEventType type, ObjectNode details) {
        long id = ++ledger.lastEvent;
        history.add(new HistoryEvent(id, previous, moment.at(), type, details));
        for (JsonNode detail : details) {
            characters += detail.isString() ? detail.stringValue().length() : 0;
        }
        return id;
    }

    /** Whether this advance has written so much that the rest should be left for the next one. */
    boolean isLong() {
        return history.size() >= LONG_EVENTS || characters >= LONG_CHARACTERS;
    }

    void ask(Effect effect) {
        effects.add(effect);
    }

    List<HistoryEvent> history() {
        return history;
    }

    List<Effect> effects() {
        return effects;
    }
}
