package dev.countersign.live;

import dev.countersign.tenant.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The open pages of this process, by tenant. */
@Component
class Subscribers {

    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    /** The subscription of one page, by identity: equal consumers are different subscriptions. */
    private static final class Page {

        private final Consumer<Change> told;

        Page(Consumer<Change> told) {
            this.told = told;
        }
    }

    private final Map<TenantId, Set<Page>> pages = new ConcurrentHashMap<>();

    Subscription add(TenantId tenant, Consumer<Change> told) {
        Page page = new Page(told);
        pages.compute(tenant, (key, open) -> {
            Set<Page> set = open == null ? ConcurrentHashMap.newKeySet() : open;
            set.add(page);
            return set;
        });
        return () -> pages.computeIfPresent(tenant, (key, open) -> {
            open.remove(page);
            return open.isEmpty() ? null : open;
        });
    }

    void tell(TenantId tenant, Change change) {
        pages.getOrDefault(tenant, Set.of()).forEach(page -> tell(page, change));
    }

    void tellAll(Change.Missed missed) {
        pages.values().forEach(open -> open.forEach(page -> tell(page, missed)));
    }

    /** A page that fails must not prevent the others from being told. */
    private static void tell(Page page, Change change) {
        try {
            page.told.accept(change);
        } catch (RuntimeException | Error e) {
            LOG.warn("An open page failed to handle a change", e);
        }
    }
}
