package dev.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.testing.OwnDatabase;
import dev.countersign.testing.TestClock;
import dev.countersign.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction puts into the outbox is done once it has committed, until it is done. */
class OutboxIT {

    private record Word(UUID tenant, String word) implements OfTenant {

        Word(String word) {
            this(new UUID(0, 0), word);
        }
    }

    private static final TaskDescriptor<Word> CALL = TaskDescriptor.of("call-of-test", Word.class);

    private final OwnDatabase database = TestDatabase.get().own();
    private final HikariDataSource connections = database.app();
    private final JdbcClient sql = JdbcClient.create(connections);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(connections));
    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(
            new CallRepository(sql), clock, new DefaultListableBeanFactory().getBeanProvider(Scheduler.class));
    private final List<String> made = new ArrayList<>();
    private Consumer<String> handler = made::add;
    private final DueCalls due =
            new DueCalls(connections, List.of(OutboxCall.of(CALL, data -> handler.accept(data.word()))), clock);

    @AfterEach
    void close() {
        connections.close();
        database.close();
    }

    @Test
    void whatATransactionPutsIsDoneOnceAfterItsCommit() {
        transaction.executeWithoutResult(_ -> {
            outbox.put(CALL, "1", new Word("one"), clock.instant());
            outbox.putAll(CALL, Map.of("2", new Word("two"), "3", new Word("three")), clock.instant());
            outbox.put(CALL, "4", new Word("later"), clock.instant().plusSeconds(10));
        });
        due.run();
        due.run();
        assertThat(made).containsExactlyInAnyOrder("one", "two", "three");
        clock.advance(Duration.ofSeconds(10));
        due.run();
        assertThat(made).contains("later");
        assertThat(scheduled()).isZero();
    }

    @Test
    void whatARolledBackTransactionPutIsNotDone() {
        transaction.executeWithoutResult(status -> {
            outbox.put(CALL, "1", new Word("one"), clock.instant());
            status.setRollbackOnly();
        });
        due.run();
        assertThat(made).isEmpty();
    }

    @Test
    void aCallThatIsScheduledAlreadyStaysAsItIs() {
        transaction.executeWithoutResult(_ -> {
            outbox.put(CALL, "1", new Word("one"), clock.instant());
            outbox.put(CALL, "1", new Word("another"), clock.instant());
        });
        transaction.executeWithoutResult(_ -> outbox.put(CALL, "1", new Word("a third"), clock.instant()));
        due.run();
        assertThat(made).containsExactly("one");
    }

    @Test
    void aCancelledCallIsNotMade() {
        transaction.executeWithoutResult(_ -> {
            outbox.put(CALL, "1", new Word("one"), clock.instant());
            outbox.put(CALL, "2", new Word("two"), clock.instant());
            outbox.cancel(CALL, "2");
        });
        transaction.executeWithoutResult(_ -> {
            outbox.cancel(CALL, "1");
            outbox.cancel(CALL, "unknown");
            outbox.put(CALL, "1", new Word("again"), clock.instant());
        });
        due.run();
        assertThat(made).containsExactly("again");
    }

    @Test
    void aCallThatIsPutAgainAndThenCancelledIsNotMade() {
        transaction.executeWithoutResult(_ -> outbox.put(CALL, "1", new Word("one"), clock.instant()));
        transaction.executeWithoutResult(_ -> {
            outbox.put(CALL, "1", new Word("again"), clock.instant());
            outbox.cancel(CALL, "1");
        });
        due.run();
        assertThat(made).isEmpty();
    }

    @Test
    void aCallThatIsBeingMadeCannotBeCancelled() {
        transaction.executeWithoutResult(_ -> outbox.put(CALL, "1", new Word("one"), clock.instant()));
        handler = data -> {
            transaction.executeWithoutResult(_ -> outbox.cancel(CALL, "1"));
            assertThat(scheduled()).isOne();
            made.add(data);
        };
        due.run();
        assertThat(made).containsExactly("one");
        assertThat(scheduled()).isZero();
    }

    @Test
    void aCallCanEndWithTheLastTransactionOfItsHandler() {
        transaction.executeWithoutResult(_ -> outbox.put(CALL, "1", new Word("one"), clock.instant()));
        handler = data -> {
            transaction.executeWithoutResult(_ -> outbox.end());
            assertThat(scheduled()).isZero();
            made.add(data);
            throw new IllegalStateException("too late to be repeated");
        };
        due.run();
        clock.advance(Duration.ofMinutes(10));
        due.run();
        assertThat(made).containsExactly("one");
    }

    @Test
    void aCallWhoseLastTransactionRolledBackIsMadeAgain() {
        transaction.executeWithoutResult(_ -> outbox.put(CALL, "1", new Word("one"), clock.instant()));
        handler = data -> transaction.executeWithoutResult(_ -> {
            outbox.end();
            made.add(data);
            if (made.size() == 1) {
                throw new IllegalStateException("the first time");
            }
        });
        due.run();
        assertThat(scheduled()).isOne();
        clock.advance(Duration.ofMinutes(10));
        due.run();
        assertThat(made).containsExactly("one", "one");
        assertThat(scheduled()).isZero();
    }

    @Test
    void outsideATransactionNothingIsScheduledOrCancelled() {
        assertThatThrownBy(() -> outbox.put(CALL, "1", new Word("one"), clock.instant()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> outbox.cancel(CALL, "1")).isInstanceOf(IllegalStateException.class);
    }

    private int scheduled() {
        return sql.sql("select count(*) from scheduled_tasks where task_name = 'call-of-test'")
                .query(Integer.class)
                .single();
    }
}
