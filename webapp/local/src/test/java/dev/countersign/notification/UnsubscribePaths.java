package dev.countersign.notification;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.Optional;

/** The links of letters that stop them. */
public final class UnsubscribePaths {

    private UnsubscribePaths() {}

    /** Stops the daily summaries. */
    public static String ofSummaries(RunningProduct product, TenantId tenant, PersonId person) {
        return product.get(Unsubscribing.class).path(tenant, person, Optional.empty());
    }
}
