package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the result of the last check of each log, for its page. It is signed: a result that somebody wrote into the database is none. The checks themselves
 * do not use it.
 */
@Component
class AuditResults {

    /** A result that says the same is not written again before. */
    private static final Duration SAME = Duration.ofMinutes(10);

    private record Written(Instant at, String said) {}

    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final AuditSigner signer;
    private final Clock clock;
    private final Map<TenantId, Written> written = new ConcurrentHashMap<>();

    AuditResults(JdbcClient sql, TenantTransaction transaction, AuditSigner signer, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.signer = signer;
        this.clock = clock;
    }

    /** Of a check that the program has made by itself. */
    void scheduled(TenantId tenant, Verification result) {
        Instant now = now();
        Written last = written.get(tenant);
        if (last == null
                || !last.said().equals(kind(result))
                || last.at().plus(SAME).isBefore(now)) {
            write(tenant, result);
        }
    }

    void write(TenantId tenant, Verification result) {
        Instant now = now();
        String text = CheckText.of(result);
        transaction.run(
                tenant,
                () -> sql.sql("""
                                insert into audit_check (tenant_id, checked_at, result, signature) values (:tenant, :at, :result, :signature)
                                on conflict (tenant_id) do update
                                set checked_at = excluded.checked_at, result = excluded.result, signature = excluded.signature
                                """)
                        .param("tenant", tenant.value())
                        .param("at", Timestamp.from(now))
                        .param("result", text)
                        .param("signature", signer.signLine(line(tenant, now, text)))
                        .update());
        written.put(tenant, new Written(now, kind(result)));
    }

    Optional<AuditChecked> last(TenantId tenant) {
        return transaction.call(
                tenant,
                () -> sql.sql("select checked_at, result, signature from audit_check where tenant_id = ?")
                        .param(tenant.value())
                        .query((row, index) -> {
                            Instant at = row.getTimestamp("checked_at").toInstant();
                            String text = row.getString("result");
                            return signer.isOurLine(line(tenant, at, text), row.getString("signature"))
                                    ? CheckText.parse(text).map(result -> new AuditChecked(at, result))
                                    : Optional.<AuditChecked>empty();
                        })
                        .optional()
                        .flatMap(found -> found));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A log that has grown is still intact. */
    private static String kind(Verification result) {
        return result instanceof Verification.Intact ? "intact" : CheckText.of(result);
    }

    private static String line(TenantId tenant, Instant at, String text) {
        return "check %s %s %s".formatted(tenant, at, text);
    }
}
