package dev.countersign.insight;

import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One run of the job: visits the organisations that have something to count, and no others. */
@Component
class CountingRound {

    private static final int TENANTS = 500;

    /** The most batches of one organisation in one run, so that a large one does not keep the others waiting. */
    private static final int TURN = 50;

    /** The most batches of requests from before in one run. */
    private static final int BACKLOG_BUDGET = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CountingRound.class);

    private final ChangeRepository changes;
    private final Counting counting;

    CountingRound(ChangeRepository changes, Counting counting) {
        this.changes = changes;
        this.counting = counting;
    }

    void run() {
        visit(changes::changed, counting::changes, Integer.MAX_VALUE);
        visit(changes::backlogs, counting::backlog, BACKLOG_BUDGET);
    }

    private void visit(BiFunction<UUID, Integer, List<TenantId>> page, Predicate<TenantId> batch, int budget) {
        UUID behind = new UUID(0, 0);
        int left = budget;
        List<TenantId> tenants;
        do {
            tenants = page.apply(behind, TENANTS);
            for (TenantId tenant : tenants) {
                left -= turn(tenant, batch, Math.min(left, TURN));
                behind = tenant.value();
            }
        } while (left > 0 && tenants.size() == TENANTS);
    }

    /** Returns how many batches were counted. */
    private static int turn(TenantId tenant, Predicate<TenantId> batch, int most) {
        int done = 0;
        try {
            boolean more = true;
            while (more && done < most) {
                more = batch.test(tenant);
                done++;
            }
        } catch (RuntimeException failed) {
            LOG.warn("Figures of tenant {} are not up to date; the next run tries it again", tenant, failed);
        }
        return done;
    }
}
