package dev.countersign.live;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends committed changes to the other nodes. In PostgreSQL, all commits that send notifications take one lock of the whole cluster and hold it
 * while they write to disk. So the transactions that change requests send none. This class merges the changes that were committed since the last
 * batch, and sends them in its own transaction, which does not wait for the disk. If a node dies before it has sent a batch, the others notice
 * that its connection has ended: see {@link Listener}.
 */
@Component
class Broadcast implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    /** The most changes that are kept while the database cannot be reached. If there are more, all pages of all nodes read again. */
    private static final int MOST_WAITING = 10_000;

    /** Between two batches. What is committed meanwhile is sent together, as one transaction instead of many. */
    private static final Duration GATHERING = Duration.ofMillis(25);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** @param request null for a change that is about lists only */
    private record Subject(TenantId tenant, @Nullable UUID request) {}

    private final JdbcClient sql;
    private final Node node;
    private final Lock lock = new ReentrantLock();
    private final Condition waiting = lock.newCondition();
    private Map<Subject, Set<PersonId>> changes = new LinkedHashMap<>();
    private boolean missed;
    private volatile boolean stopping;
    private volatile boolean sentAll;
    private @Nullable Thread sender;

    Broadcast(JdbcClient sql, Node node) {
        this.sql = sql;
        this.node = node;
    }

    /** Does not block. Changes of the same request that have not been sent yet are merged. */
    void send(Change.OfRequest change) {
        add(new Subject(change.tenant(), change.request()), change.people());
    }

    void send(Change.OfLists change) {
        add(new Subject(change.tenant(), null), change.people());
    }

    private void add(Subject subject, Set<PersonId> people) {
        lock.lock();
        try {
            changes.computeIfAbsent(subject, _ -> new HashSet<>()).addAll(people);
            if (changes.size() > MOST_WAITING) {
                changes.clear();
                missed = true;
            }
            waiting.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public synchronized void start() {
        stopping = false;
        sentAll = false;
        sender = Thread.ofVirtual().name("live-broadcast").start(this::sendUntilStopped);
    }

    /** Sends the remaining changes before it returns, if the database can be reached. See {@link #hasSentAll}. */
    @Override
    public synchronized void stop() {
        Thread running = sender;
        if (running == null) {
            return;
        }
        sender = null;
        stopping = true;
        wake();
        try {
            running.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has stopped and nothing is left that other nodes were not told. */
    boolean hasSentAll() {
        lock.lock();
        try {
            return sentAll && changes.isEmpty() && !missed;
        } finally {
            lock.unlock();
        }
    }

    /** Started before the components that make changes. Stopped after them, but before the {@link Listener} announces that the node stops. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public synchronized boolean isRunning() {
        return sender != null;
    }

    private void sendUntilStopped() {
        try {
            List<String> texts = take();
            while (!texts.isEmpty()) {
                while (!isSent(texts)) {
                    if (stopping) {
                        return;
                    }
                    Thread.sleep(PAUSE);
                }
                if (!stopping) {
                    Thread.sleep(GATHERING);
                }
                texts = take();
            }
            sentAll = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until there is something to send; empty if it stops and nothing is left. */
    private List<String> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (changes.isEmpty() && !missed && !stopping) {
                waiting.await();
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            waiting.signal();
        } finally {
            lock.unlock();
        }
    }

    private List<String> drain() {
        Map<Subject, Set<PersonId>> taken = changes;
        changes = new LinkedHashMap<>();
        if (missed) {
            missed = false;
            return List.of(Payload.missed(node));
        }
        return taken.entrySet().stream()
                .map(change -> texts(change.getKey(), change.getValue()))
                .flatMap(Collection::stream)
                .toList();
    }

    private List<String> texts(Subject subject, Set<PersonId> people) {
        return subject.request() == null
                ? Payload.of(node, new Change.OfLists(subject.tenant(), people))
                : Payload.of(node, new Change.OfRequest(subject.tenant(), subject.request(), people));
    }

    /** The commit does not wait for the disk: after a crash of the database every page reads again anyway. */
    private boolean isSent(List<String> texts) {
        try {
            sql.sql("""
                            select set_config('synchronous_commit', 'off', true), count(pg_notify(?, text))
                            from unnest(?::text[]) text
                            """)
                    .params(Listener.CHANNEL, texts.toArray(String[]::new))
                    .query((row, index) -> true)
                    .single();
            return true;
        } catch (RuntimeException | Error e) {
            LOG.warn("Other nodes could not be told of {} changes, trying again: {}", texts.size(), e.toString());
            return false;
        }
    }
}
