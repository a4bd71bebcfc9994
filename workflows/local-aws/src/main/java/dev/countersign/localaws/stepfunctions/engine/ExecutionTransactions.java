package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Interpreter;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.stepfunctions.engine.ExecutionRows.Known;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.OptimisticLockFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Changes executions, each in one transaction with an optimistic lock. If another engine was faster, nothing is written, and the change is made again
 * with the new state of the execution.
 */
final class ExecutionTransactions {

    /** Two engines rarely change the same execution, and one of them succeeds each time. */
    private static final int ATTEMPTS = 50;

    private final Database database;
    private final ExecutionRows rows;
    private final Definitions definitions;
    private final Advancing advancing;
    private final ChangeWriter writer;
    private final Work work;
    private final StatusEvents statusEvents;
    private final Clock clock;
    private final Recent recent = new Recent();
    private final Turns turns = new Turns();

    ExecutionTransactions(
            Database database,
            ExecutionRows rows,
            Definitions definitions,
            Advancing advancing,
            ChangeWriter writer,
            Work work,
            StatusEvents statusEvents,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.definitions = definitions;
        this.advancing = advancing;
        this.writer = writer;
        this.work = work;
        this.statusEvents = statusEvents;
        this.clock = clock;
    }

    /** The execution whose task has the token with this hash. */
    Optional<ExecutionKey> ofToken(String tokenHash) {
        return recent.find(tokenHash)
                .or(() -> database.atOnce(connection -> rows.byToken(connection, Saved.hashBytes(tokenHash)))
                        .map(known -> {
                            recent.put(known);
                            return known.row().key();
                        }));
    }

    /** As it was a moment ago. */
    Optional<Known> find(ExecutionKey key) {
        return recent.get(key).or(() -> database.atOnce(connection -> rows.byKey(connection, key)));
    }

    /** Writes an execution that has just started, in the caller's transaction. */
    void started(Connection tx, StoredExecution row, Changes changes) throws SQLException {
        statusEvents.changed(tx, row, changes);
        remember(writer.start(row, changes));
        wakeWorkers(row, changes);
    }

    /** A change of an execution. It may run several times: after an optimistic lock failure nothing of it counts. */
    @FunctionalInterface
    interface Step<T> {

        T in(Turn turn) throws SQLException;
    }

    /** Empty if there is no such execution. */
    <T> Optional<T> inTurn(ExecutionKey key, Step<T> step) {
        return turns.of(key, () -> {
            for (int attempt = 1; ; attempt++) {
                var remembered = recent.get(key);
                var known = remembered.or(() -> database.atOnce(connection -> rows.byKey(connection, key)));
                if (known.isEmpty()) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(database.inTransaction(tx -> {
                        var turn = new Turn(tx, known.get());
                        var result = step.in(turn);
                        if (!turn.advanced && remembered.isPresent()) {
                            throw new OptimisticLockFailure("the cached state may be out of date", null);
                        }
                        return result;
                    }));
                } catch (OptimisticLockFailure overtaken) {
                    recent.forget(key);
                    if (attempt == ATTEMPTS) {
                        throw overtaken;
                    }
                } catch (RuntimeException | Error failed) {
                    recent.forget(key);
                    throw failed;
                }
            }
        });
    }

    /** One attempt to change an execution, in one transaction. */
    final class Turn {

        private final Connection tx;
        private final Known known;
        private boolean advanced;

        Turn(Connection tx, Known known) {
            this.tx = tx;
            this.known = known;
        }

        Connection tx() {
            return tx;
        }

        StoredExecution row() {
            return known.row();
        }

        Saved saved() {
            return known.saved();
        }

        Changes changes() {
            return new Changes(known.saved());
        }

        /** The resource of the state that waits for this task. */
        Optional<String> resourceOf(long task) throws SQLException {
            var machine = definitions.revision(tx, row().revision()).parsed();
            return Interpreter.resourceOf(machine, saved().execution(), task);
        }

        Optional<StoredExecution> advance(Event event) throws SQLException {
            return advance(row(), changes(), event);
        }

        /** The row afterwards; empty, with nothing written, if the event has no effect on the execution. */
        Optional<StoredExecution> advance(StoredExecution row, Changes changes, Event event) throws SQLException {
            var machine = definitions.revision(tx, row.revision()).parsed();
            if (!advancing.advance(tx, machine, changes, event)) {
                return Optional.empty();
            }
            return Optional.of(write(row, changes));
        }

        /** Writes the changes even if the event has no effect on the execution. */
        void advanceOrKeep(Changes changes, Event event) throws SQLException {
            if (advance(row(), changes, event).isEmpty()) {
                write(row(), changes);
            }
        }

        private StoredExecution write(StoredExecution row, Changes changes) throws SQLException {
            var after = row.after(changes.execution().status(), changes.isClosed() ? now() : null);
            if (after.status() != known.row().status()) {
                statusEvents.changed(tx, after, changes);
            }
            remember(writer.advance(after, changes));
            wakeWorkers(after, changes);
            advanced = true;
            return after;
        }
    }

    private void remember(Known known) {
        var row = known.row();
        Database.afterCommit(() -> {
            if (row.status() == ExecutionStatus.RUNNING) {
                recent.put(known);
            } else {
                recent.forget(row.key());
            }
        });
    }

    private void wakeWorkers(StoredExecution row, Changes changes) {
        var calls = changes.newCalls();
        if (!calls.isEmpty()) {
            Database.afterCommit(() -> calls.forEach(call -> work.call(row.key(), call)));
        }
        changes.eachTimerToInsert((timer, at) -> Database.afterCommit(() -> work.timerAt(at)));
        if (!changes.abandoned().isEmpty()) {
            wakeStops();
        }
        var item = row.item();
        if (item != null && changes.isClosed()) {
            Database.afterCommit(() -> work.mapRun(item.run()));
        }
        var parent = row.parent();
        if (parent != null && changes.isClosed()) {
            var ended = ChildEnd.call(parent, row.key());
            writer.insertCall(parent.execution(), ended);
            Database.afterCommit(() -> work.call(parent.execution(), ended));
        }
    }

    /** Has executions stopped after the commit of the current transaction. */
    void wakeStops() {
        Database.afterCommit(work::stops);
    }

    /** In milliseconds, as the history has it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
