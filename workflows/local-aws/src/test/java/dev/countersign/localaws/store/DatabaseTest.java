package dev.countersign.localaws.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.localaws.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What travels with the commit is part of the transaction, whole or not at all. */
class DatabaseTest {

    private static final String INSERT = "insert into word (id, text) values (?, ?)";

    private final Database database = new Database(TestDatabases.fresh());

    @BeforeEach
    void createTable() {
        database.atOnce(
                connection -> Sql.update(connection, "create table word (id int primary key, text text not null)"));
    }

    @Test
    void whatTravelsWithTheCommitComesAfterTheRestAndInItsOrder() {
        database.inTransaction(tx -> {
            Database.withCommit("update word set text = text || ? where id = ?", "b", 1);
            Database.withCommit("update word set text = text || ? where id = ?", "c", 1);
            return Sql.update(tx, INSERT, 1, "a");
        });

        assertThat(words()).containsExactly("abc");
    }

    @Test
    void aStatementThatFailsWithTheCommitTakesTheWholeTransactionBack() {
        var told = new ArrayList<String>();

        assertThatThrownBy(() -> database.inTransaction(tx -> {
                    Database.afterCommit(() -> told.add("committed"));
                    Database.withCommit(INSERT, 2, "b");
                    Database.withCommit(INSERT, 2, "the same key");
                    Database.withCommit(INSERT, 3, "c");
                    return Sql.update(tx, INSERT, 1, "a");
                }))
                .isInstanceOf(DatabaseFailure.class);

        assertThat(words()).isEmpty();
        assertThat(told).isEmpty();
        database.inTransaction(tx -> Sql.update(tx, INSERT, 1, "the connection goes on"));
        assertThat(words()).containsExactly("the connection goes on");
    }

    @Test
    void whatIsForgottenDoesNotTravel() {
        database.inTransaction(tx -> {
            Database.withCommit(INSERT, 1, "a");
            int waiting = Database.waiting();
            Database.withCommit(INSERT, 2, "b");
            Database.forgetSince(waiting);
            Database.withCommit(INSERT, 3, Sql.text("c"));
            return tx;
        });

        assertThat(words()).containsExactly("a", "c");
    }

    @Test
    void workThatThrowsLeavesNothing() {
        assertThatThrownBy(() -> database.inTransaction(tx -> {
                    Database.withCommit(INSERT, 1, "a");
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(words()).isEmpty();
    }

    private List<String> words() {
        return database.atOnce(
                connection -> Sql.list(connection, "select text from word order by id", row -> row.getString(1)));
    }
}
