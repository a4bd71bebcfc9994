package dev.countersign.localaws.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Commits transactions that only write at their end, in batches. Those that arrive during a commit form the next batch: one round trip, one
 * statement for each kind of row, and one flush of the write-ahead log for all of them. A transaction that arrives when no commit is under
 * way becomes the leader and commits at once; then it makes the first of those that wait the next leader. There is one commit at a time,
 * since two would make smaller batches and cost more. Only if a commit takes long, because it waits for a lock, later ones do not wait.
 *
 * <p>The transactions of a batch are independent: if the batch fails, each is committed by itself.
 */
final class GroupCommit {

    private static final int LARGEST_GROUP = 64;

    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final DataSource dataSource;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Member> waiting = new ArrayDeque<>();
    private int leaders;

    GroupCommit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a waiting transaction is told. */
    private sealed interface Outcome {

        record Committed() implements Outcome {}

        record BecomeLeader() implements Outcome {}

        record CommitAlone() implements Outcome {}

        record Failed(Throwable reason) implements Outcome {}
    }

    private record Member(Script script, CompletableFuture<Outcome> outcome) {}

    /** Returns after the commit. */
    void commit(Script script) throws SQLException {
        var own = new Member(script, new CompletableFuture<>());
        var outcome = mayLead(own) ? new Outcome.BecomeLeader() : await(own);
        switch (outcome instanceof Outcome.BecomeLeader ? lead(own) : outcome) {
            case Outcome.Committed _ -> {}
            case Outcome.CommitAlone _ -> commitNow(script);
            case Outcome.Failed(SQLException refused) -> throw refused;
            case Outcome.Failed(Throwable reason) ->
                throw new IllegalStateException("the group was not committed", reason);
            case Outcome.BecomeLeader _ -> throw new IllegalStateException("a leader cannot become leader");
        }
    }

    private boolean mayLead(Member newcomer) {
        lock.lock();
        try {
            if (leaders > 0) {
                waiting.addLast(newcomer);
                return false;
            }
            leaders++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A member that has waited too long becomes the leader of a further group. */
    private Outcome await(Member own) {
        try {
            return own.outcome()
                    .copy()
                    .orTimeout(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException late) {
            return stopWaiting(own) ? new Outcome.BecomeLeader() : own.outcome().join();
        }
    }

    private boolean stopWaiting(Member own) {
        lock.lock();
        try {
            var left = waiting.remove(own);
            leaders += left ? 1 : 0;
            return left;
        } finally {
            lock.unlock();
        }
    }

    private Outcome lead(Member leader) {
        var group = groupOf(leader);
        var outcome = outcome(group);
        passLeadership();
        group.stream().skip(1).forEach(member -> member.outcome().complete(outcome));
        return outcome;
    }

    private List<Member> groupOf(Member leader) {
        var group = new ArrayList<>(List.of(leader));
        lock.lock();
        try {
            while (!waiting.isEmpty() && group.size() < LARGEST_GROUP) {
                group.add(waiting.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        return group;
    }

    private Outcome outcome(List<Member> group) {
        var all = new Script();
        group.forEach(member -> all.addAll(member.script()));
        try {
            commitNow(all);
            return new Outcome.Committed();
        } catch (SQLException refused) {
            return group.size() > 1 && isRefusal(refused) ? new Outcome.CommitAlone() : new Outcome.Failed(refused);
        } catch (RuntimeException | Error failed) {
            return new Outcome.Failed(failed);
        }
    }

    /** Whether the server answered that nothing was committed. Without an answer (classes 08 and 57) this is unknown. */
    private static boolean isRefusal(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57");
    }

    private void passLeadership() {
        lock.lock();
        try {
            var next = waiting.pollFirst();
            if (next == null) {
                leaders--;
            } else {
                next.outcome().complete(new Outcome.BecomeLeader());
            }
        } finally {
            lock.unlock();
        }
    }

    private void commitNow(Script script) throws SQLException {
        try (var connection = Database.connection(dataSource)) {
            connection.setAutoCommit(false);
            try {
                script.commit(connection);
            } catch (SQLException | RuntimeException | Error failed) {
                Database.rollBack(connection, failed);
                throw failed;
            }
        }
    }
}
