package dev.countersign.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the writers of a tenant on this node append one after the other, and keeps the head that the last of them wrote. So a writer needs not read the
 * head from the database, and does not wait there. The order of writers does not depend on this class but on the row of the head: another node may write
 * at any time, and a writer that has waited too long goes on without its turn.
 */
final class Turns {

    private static final int MOST_TENANTS = 20_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Cache<TenantId, Tenant> tenants =
            Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();

    private static final class Tenant {
        private final ReentrantLock lock = new ReentrantLock(true);
        private volatile @Nullable Head head;
    }

    /** The turn of one writer, from just before its commit until just after it. */
    static final class Turn {
        private final Tenant tenant;
        private final boolean locked;

        private Turn(Tenant tenant, boolean locked) {
            this.tenant = tenant;
            this.locked = locked;
        }

        /** The last head that this node knows. */
        Optional<Head> head() {
            return Optional.ofNullable(tenant.head);
        }

        /** @param written the head that has been committed; null if nothing was, or if that is unknown */
        void end(@Nullable Head written) {
            tenant.head = written;
            if (locked) {
                tenant.lock.unlock();
            }
        }
    }

    /** Waits for the writers before. */
    Turn next(TenantId id) {
        Tenant tenant = tenants.get(id, _ -> new Tenant());
        return new Turn(tenant, isLocked(tenant.lock));
    }

    private static boolean isLocked(ReentrantLock lock) {
        try {
            return lock.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
