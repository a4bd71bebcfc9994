package dev.countersign.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class ChangesIT {

    private final Changes changes;
    private final TenantTransaction transaction;
    private final TenantId acme;
    private final TenantId globex;
    private final PersonId ana = new PersonId(UUID.randomUUID());
    private final UUID request = UUID.randomUUID();
    private final BlockingQueue<Change> heard = new LinkedBlockingQueue<>();
    private Subscription subscription = () -> {};

    @Autowired
    ChangesIT(Changes changes, TenantTransaction transaction, Organisation organisation) {
        this.changes = changes;
        this.transaction = transaction;
        this.acme = organisation.found();
        this.globex = organisation.found();
    }

    @BeforeEach
    void untilTheListenerListens() throws InterruptedException {
        subscription = changes.subscribe(acme, heard::add);
        UUID first = UUID.randomUUID();
        Change next;
        do {
            tellFromAnotherNode(first);
            next = heard.poll(1, TimeUnit.SECONDS);
        } while (next == null || !next.isAbout(first) || next instanceof Change.Missed);
        UUID last = UUID.randomUUID();
        tellFromAnotherNode(last);
        do {
            next = heard.take();
        } while (!next.isAbout(last));
    }

    private void tellFromAnotherNode(UUID about) {
        Payload.of(new Node(UUID.randomUUID()), new Change.OfRequest(acme, about, Set.of()))
                .forEach(text -> JdbcClient.create(TestDatabase.get().superuser())
                        .sql("select pg_notify('countersign', ?)")
                        .param(text)
                        .query((row, index) -> true)
                        .single());
    }

    @AfterEach
    void unsubscribe() {
        subscription.close();
    }

    @Test
    void aPageHearsOfAChangeAfterTheCommit() throws InterruptedException {
        transaction.run(acme, () -> {
            changes.announce(acme, request, Set.of(ana));
            assertThat(heard).isEmpty();
        });
        Change change = heard.take();
        assertThat(change).isEqualTo(new Change.OfRequest(acme, request, Set.of(ana)));
        assertThat(change.concerns(ana)).isTrue();
        assertThat(change.concerns(new PersonId(request))).isFalse();
        assertThat(change.isAbout(ana.value())).isFalse();
    }

    @Test
    void neitherARollbackNorAnotherTenantIsHeard() throws InterruptedException {
        assertThatThrownBy(() -> transaction.run(acme, () -> {
                    changes.announce(acme, UUID.randomUUID(), Set.of(ana));
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        changes.announce(globex, UUID.randomUUID(), Set.of(ana));
        changes.announce(acme, request, Set.of(ana));
        assertThat(heard.take()).isEqualTo(new Change.OfRequest(acme, request, Set.of(ana)));
    }

    @Test
    void aClosedPageHearsNothing() throws InterruptedException {
        BlockingQueue<Change> closed = new LinkedBlockingQueue<>();
        Subscription other = changes.subscribe(acme, closed::add);
        other.close();
        other.close();
        changes.announce(acme, request, Set.of(ana));
        assertThat(heard.take()).isNotNull();
        assertThat(closed).isEmpty();
    }

    @Test
    void aPageThatFailsDoesNotKeepOthersFromHearing() throws InterruptedException {
        try (Subscription failing = changes.subscribe(acme, change -> {
            throw new StackOverflowError("this page is broken");
        })) {
            assertThat(failing).isNotNull();
            changes.announce(acme, request, Set.of(ana));
            assertThat(heard.take().isAbout(request)).isTrue();
        }
    }

    @Test
    void soManyPeopleThatOneNotificationCannotHoldThemAllHear() throws InterruptedException {
        Set<PersonId> crowd = IntStream.range(0, 500)
                .mapToObj(i -> new PersonId(UUID.randomUUID()))
                .collect(Collectors.toSet());
        changes.announce(acme, request, crowd);
        Set<PersonId> concerned = new HashSet<>();
        while (concerned.size() < crowd.size()) {
            if (heard.take() instanceof Change.OfRequest part) {
                concerned.addAll(part.people());
            }
        }
        assertThat(concerned).isEqualTo(crowd);
    }

    @Test
    void afterTheConnectionBreaksPagesReadAgainAndThenHearAgain() throws InterruptedException {
        JdbcClient.create(TestDatabase.get().superuser())
                .sql(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name like 'countersign-node %'")
                .query((row, index) -> row.getInt(1))
                .single();
        assertThat(heard.take()).isEqualTo(new Change.Missed());
        changes.announce(acme, request, Set.of(ana));
        assertThat(heard.take().isAbout(request)).isTrue();
    }

    @Test
    void aNotificationThatNobodyCanReadEndsNothing() throws InterruptedException {
        JdbcClient superuser = JdbcClient.create(TestDatabase.get().superuser());
        for (String nonsense : new String[] {"nonsense", "{}", "null", "{\"tenant\":\"" + acme + "\"}"}) {
            superuser
                    .sql("select pg_notify('countersign', ?)")
                    .param(nonsense)
                    .query((row, index) -> true)
                    .single();
            assertThat(heard.take()).as("pages read again").isEqualTo(new Change.Missed());
        }
        changes.announce(acme, request, Set.of(ana));
        assertThat(heard.take().isAbout(request)).isTrue();
    }

    @Test
    void aConnectionWhoseOtherEndIsGoneWithoutAWordIsReplaced() throws Exception {
        try (FreezingRelay relay = new FreezingRelay(TestDatabase.get().superuser());
                HikariDataSource database = relay.pool();
                OtherNode other = new OtherNode(database)) {
            relay.freeze();
            assertThat(other.told.poll(30, TimeUnit.SECONDS))
                    .as("another connection listens")
                    .isEqualTo(new Change.Missed());
            changes.announce(acme, request, Set.of(ana));
            assertThat(other.told.take().isAbout(request)).isTrue();
        }
    }

    @Test
    void anotherNodeHearsOfACommitAndThisOneHearsOfItOnce() throws Exception {
        try (HikariDataSource database = TestDatabase.get().app();
                OtherNode other = new OtherNode(database)) {
            changes.announce(acme, request, Set.of(ana));
            changes.announce(acme, Set.of(ana));
            Change first = new Change.OfRequest(acme, request, Set.of(ana));
            Change second = new Change.OfLists(acme, Set.of(ana));
            assertThat(other.told.take()).isEqualTo(first);
            assertThat(other.told.take()).isEqualTo(second);
            assertThat(heard).containsExactly(first, second);
        }
    }

    @Test
    void pagesReadAgainWhenAnotherNodeIsGoneWithoutAWordButNotWhenItStops() throws Exception {
        try (HikariDataSource database = TestDatabase.get().app()) {
            Node stopping = new Node(UUID.randomUUID());
            Node dying = new Node(UUID.randomUUID());
            Listener stops = node(database, new Subscribers(), stopping);
            Listener dies = node(database, new Subscribers(), dying);
            stops.start();
            dies.start();
            untilConnected(stopping, dying);
            try (OtherNode here = new OtherNode(database)) {
                stops.stop();
                changes.announce(acme, request, Set.of(ana));
                assertThat(here.told.take().isAbout(request)).isTrue();
                assertThat(terminate(dying)).isEqualTo(1);
                assertThat(here.told.poll(30, TimeUnit.SECONDS)).isEqualTo(new Change.Missed());
                assertThat(here.told).as("the node that stopped was not missed").isEmpty();
            } finally {
                dies.stop();
            }
        }
    }

    @Test
    void pagesReadAgainWhenAnotherNodeStopsWithoutHavingSentItsLastChanges() throws Exception {
        HikariDataSource unreachable = TestDatabase.get().app();
        unreachable.close();
        try (HikariDataSource database = TestDatabase.get().app()) {
            Node node = new Node(UUID.randomUUID());
            Broadcast unsent = new Broadcast(JdbcClient.create(unreachable), node);
            Listener stops = node(database, new Subscribers(), node, unsent);
            stops.start();
            untilConnected(node);
            try (OtherNode here = new OtherNode(database)) {
                unsent.start();
                unsent.send(new Change.OfRequest(acme, request, Set.of(ana)));
                unsent.stop();
                stops.stop();
                assertThat(here.told.poll(30, TimeUnit.SECONDS)).isEqualTo(new Change.Missed());
            }
        }
    }

    @Test
    void whatIsCommittedInABurstIsToldTogether() throws Exception {
        try (HikariDataSource database = TestDatabase.get().app();
                OtherNode other = new OtherNode(database)) {
            PersonId last = new PersonId(UUID.randomUUID());
            transaction.run(acme, () -> {
                IntStream.range(0, 500).forEach(_ -> changes.announce(acme, request, Set.of(ana)));
                changes.announce(acme, request, Set.of(last));
            });
            Change change;
            do {
                change = other.told.take();
            } while (!change.concerns(last));
            assertThat(other.told.size()).isLessThan(50);
        }
    }

    /** A page of {@code acme} on another node, which listens with connections of its own. */
    private final class OtherNode implements AutoCloseable {

        final BlockingQueue<Change> told = new LinkedBlockingQueue<>();
        private final Listener listener;
        private final Subscription page;

        OtherNode(HikariDataSource database) throws InterruptedException {
            Subscribers subscribers = new Subscribers();
            page = subscribers.add(acme, told::add);
            listener = node(database, subscribers, new Node(UUID.randomUUID()));
            listener.start();
            assertThat(told.take()).as("a page reads once it hears").isEqualTo(new Change.Missed());
        }

        @Override
        public void close() {
            page.close();
            listener.stop();
        }
    }

    /** It has nothing to send. */
    private static Listener node(HikariDataSource database, Subscribers subscribers, Node node) {
        Broadcast broadcast = new Broadcast(JdbcClient.create(database), node);
        broadcast.start();
        broadcast.stop();
        return node(database, subscribers, node, broadcast);
    }

    private static Listener node(HikariDataSource database, Subscribers subscribers, Node node, Broadcast broadcast) {
        return new Listener(database, subscribers, node, broadcast, Duration.ofMillis(200), Duration.ofMillis(300));
    }

    private static void untilConnected(Node... nodes) {
        for (Node node : nodes) {
            while (connections(node, "count(*)") == 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static int terminate(Node node) {
        return connections(node, "count(pg_terminate_backend(pid))");
    }

    private static int connections(Node node, String what) {
        return JdbcClient.create(TestDatabase.get().superuser())
                .sql("select " + what + " from pg_stat_activity where application_name = ?")
                .param(node.connection())
                .query(Integer.class)
                .single();
    }
}
