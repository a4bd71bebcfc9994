package dev.countersign.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long the oldest due call of the outbox waits for a node that makes it. All nodes say the same, since the outbox is theirs together. */
@Component
class OutboxAge implements MeterBinder {

    private final JdbcClient sql;

    OutboxAge(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("countersign.outbox.age", this::seconds, TimeUnit.SECONDS)
                .description("How long the oldest due call waits")
                .register(registry);
    }

    private double seconds() {
        return sql.sql("""
                        select coalesce(extract(epoch from now() - min(execution_time)), 0)::float8
                        from scheduled_tasks where execution_time <= now() and not picked
                        """).query(Double.class).single();
    }
}
