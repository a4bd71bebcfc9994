package dev.countersign.asl.run;

import dev.countersign.asl.Effect;
import dev.countersign.asl.HistoryEvent;
import dev.countersign.asl.HistoryEventType;
import dev.countersign.asl.Moment;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The history and the effects of one advance, as they are written. */
final class Journal {

    /** As many events as a history can have. */
    static final long MAX_EVENTS = 25_000;

    private final Ledger ledger;
    private final Moment moment;
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

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

    /** Writes an event that no later one of its branch follows. */
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
        return id;
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
