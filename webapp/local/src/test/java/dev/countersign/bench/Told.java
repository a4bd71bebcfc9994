package dev.countersign.bench;

import dev.countersign.live.Change;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestEnded;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What people are told of requests, in the way that open pages are: from PostgreSQL, after the commit. */
final class Told implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<UUID, News> requests = new ConcurrentHashMap<>();
    private final Subscription subscription;

    Told(ConfigurableApplicationContext application, Changes changes, TenantId tenant) {
        application.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) this::published);
        this.subscription = changes.subscribe(tenant, this::changed);
    }

    /** Waits until this person is told of a request that concerns them. */
    void await(RequestId request, PersonId person) throws InterruptedException, TimeoutException {
        of(request.value()).await(news -> news.people.contains(person), person + " of " + request);
    }

    /** Waits until the request is closed, and forgets it. */
    void awaitEnd(RequestId request) throws InterruptedException, TimeoutException {
        of(request.value()).await(news -> news.closed, "the end of " + request);
        requests.remove(request.value());
    }

    private void changed(Change change) {
        if (change instanceof Change.OfRequest about) {
            of(about.request()).add(about.people());
        }
    }

    private void published(PayloadApplicationEvent<?> event) {
        if (event.getPayload() instanceof RequestEnded ended) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    of(ended.request().value()).close();
                }
            });
        }
    }

    private News of(UUID request) {
        return requests.computeIfAbsent(request, _ -> new News());
    }

    @Override
    public void close() {
        subscription.close();
    }

    private static final class News {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private final Set<PersonId> people = new HashSet<>();
        private boolean closed;

        void add(Set<PersonId> concerned) {
            lock.lock();
            try {
                people.addAll(concerned);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void close() {
            lock.lock();
            try {
                closed = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void await(Predicate<News> wanted, String what) throws InterruptedException, TimeoutException {
            long left = PATIENCE.toNanos();
            lock.lock();
            try {
                while (!wanted.test(this)) {
                    if (left <= 0) {
                        throw new TimeoutException("in vain for " + what + " in " + PATIENCE.toSeconds() + " s");
                    }
                    left = changed.awaitNanos(left);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
