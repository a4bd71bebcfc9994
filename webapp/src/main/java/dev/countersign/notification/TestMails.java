package dev.countersign.notification;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Sends a letter to the person who asks for it, on the way of all others. The caller checks who may do so. */
@Service
public class TestMails {

    private final Telling telling;
    private final RefusedAddresses addresses;
    private final TimeOrderedIds ids;
    private final TenantTransaction transaction;
    private final JdbcClient sql;

    TestMails(
            Telling telling,
            RefusedAddresses addresses,
            TimeOrderedIds ids,
            TenantTransaction transaction,
            JdbcClient sql) {
        this.telling = telling;
        this.addresses = addresses;
        this.ids = ids;
        this.transaction = transaction;
        this.sql = sql;
    }

    /** Sends one, in the transaction of the person, whatever they have chosen to get by email. Whoever does so says that their address works. */
    public UUID send(TenantId tenant, PersonId person) {
        UUID test = ids.next();
        addresses.confirm(tenant, person, person);
        telling.tell(tenant, Notification.test(person, test));
        return test;
    }

    /** What became of it; empty when it is so old that it is forgotten. */
    public Optional<TestMail> find(TenantId tenant, PersonId to, UUID test) {
        return transaction.call(
                tenant,
                () -> sql.sql("select created_at, taken_at, failed_at, failure from notification where dedupe_key = ?")
                        .param(Notification.test(to, test).dedupeKey())
                        .query((row, index) -> new TestMail(
                                row.getTimestamp("created_at").toInstant(),
                                outcome(row),
                                Optional.ofNullable(row.getString("failure"))))
                        .optional());
    }

    private static TestMail.Outcome outcome(ResultSet row) throws SQLException {
        if (row.getTimestamp("failed_at") != null) {
            return TestMail.Outcome.FAILED;
        }
        return row.getTimestamp("taken_at") == null ? TestMail.Outcome.SENDING : TestMail.Outcome.TAKEN;
    }
}
