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
 * Commits transactions that only write at their end. Those that come while another commit is under way go together into the next one: a
 * trip, a statement for each kind of row, and a flush of the log for all of them. Whoever comes when nobody commits does so at once, and
 * passes the office on to one of those who came meanwhile. Commits follow each other, since two at a time would be smaller and cost more;
 * only when one takes long, because it waits for a lock of somebody else, the others do not wait for it.
 *
 * <p>Transactions of one group know nothing of each other: where the group is refused, each is committed by itself.
 */
final class GroupCommit {

    private static final int LARGEST_GROUP = 64;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final DataSource dataSource;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Member> waiting = new ArrayDeque<>();
    private int leaders;

    GroupCommit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a transaction that waits is told. */
    private sealed interface Word {

        record Committed() implements Word {}

        record LeadTheNextGroup() implements Word {}

        record CommitAlone() implements Word {}

        record Failed(Throwable reason) implements Word {}
    }

    private record Member(Script script, CompletableFuture<Word> word) {}

    /** Returns once it is committed. */
    void commit(Script script) throws SQLException {
        var own = new Member(script, new CompletableFuture<>());
        var word = mayLead(own) ? new Word.LeadTheNextGroup() : await(own);
        switch (word instanceof Word.LeadTheNextGroup ? lead(own) : word) {
            case Word.Committed _ -> {}
            case Word.CommitAlone _ -> commitNow(script);
            case Word.Failed(SQLException refused) -> throw refused;
            case Word.Failed(Throwable reason) ->
                throw new IllegalStateException("the group was not committed", reason);
            case Word.LeadTheNextGroup _ -> throw new IllegalStateException("nobody is told so twice");
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

    /** Who has waited long enough leads a group of its own. */
    private Word await(Member own) {
        try {
            return own.word()
                    .copy()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException late) {
            return leaveTheQueue(own) ? new Word.LeadTheNextGroup() : own.word().join();
        }
    }

    private boolean leaveTheQueue(Member own) {
        lock.lock();
        try {
            var left = waiting.remove(own);
            leaders += left ? 1 : 0;
            return left;
        } finally {
            lock.unlock();
        }
    }

    private Word lead(Member leader) {
        var group = groupOf(leader);
        var word = outcome(group);
        handOver();
        group.stream().skip(1).forEach(member -> member.word().complete(word));
        return word;
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

    private Word outcome(List<Member> group) {
        var all = new Script();
        group.forEach(member -> all.addAll(member.script()));
        try {
            commitNow(all);
            return new Word.Committed();
        } catch (SQLException refused) {
            return group.size() > 1 && isVerdict(refused) ? new Word.CommitAlone() : new Word.Failed(refused);
        } catch (RuntimeException | Error failed) {
            return new Word.Failed(failed);
        }
    }

    /** The server answered and took nothing. Where it did not answer, nobody knows what it took. */
    private static boolean isVerdict(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && !state.startsWith("08") && !state.startsWith("57");
    }

    private void handOver() {
        lock.lock();
        try {
            var next = waiting.pollFirst();
            if (next == null) {
                leaders--;
            } else {
                next.word().complete(new Word.LeadTheNextGroup());
            }
        } finally {
            lock.unlock();
        }
    }

    private void commitNow(Script script) throws SQLException {
        try (var connection = dataSource.getConnection()) {
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
