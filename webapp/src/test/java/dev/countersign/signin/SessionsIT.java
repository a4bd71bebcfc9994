package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.LanguageChosen;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.ProviderLogouts;
import dev.countersign.people.RightsLost;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestClock;
import dev.countersign.testing.TestDatabase;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.transaction.TransactionException;

/** Sessions of two nodes that share one database. */
class SessionsIT {

    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofHours(12), Duration.ofHours(4), 3);

    private final TestClock clock = new TestClock();
    private final AnnotationConfigApplicationContext oneContext =
            new AnnotationConfigApplicationContext(Services.class);
    private final AnnotationConfigApplicationContext otherContext =
            new AnnotationConfigApplicationContext(Services.class);
    private final Node one = new Node(oneContext);
    private final Node other = new Node(otherContext);
    private final Actor ana = administrator();

    private final class Node {

        private final EndedSessions ended = new EndedSessions();
        private final People people;
        private final ProviderLogouts logouts;
        private final Sessions sessions;

        Node(AnnotationConfigApplicationContext context) {
            people = context.getBean(People.class);
            logouts = context.getBean(ProviderLogouts.class);
            sessions = new Sessions(
                    ended,
                    context.getBean(Changes.class),
                    people,
                    context.getBean(Suspensions.class),
                    logouts,
                    LIMITS,
                    clock);
        }

        MockHttpSession signIn() {
            return signIn(new MockHttpSession());
        }

        MockHttpSession signIn(MockHttpSession session) {
            return signIn(session, "session of the provider");
        }

        /** @param sid the session at the provider */
        MockHttpSession signIn(MockHttpSession session, String sid) {
            Person person = people.find(ana.tenant(), ana.person()).orElseThrow();
            OidcIdToken token = OidcIdToken.withTokenValue("token")
                    .subject("ana")
                    .claim("sid", sid)
                    .build();
            SignedInUser user = new SignedInUser(token, person.signedIn(ana.tenant()));
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setSession(session);
            sessions.onAuthentication(new TestingAuthenticationToken(user, ""), request, new MockHttpServletResponse());
            return session;
        }

        /** As a request that comes with the session finds it. */
        MockHttpSession use(MockHttpSession session) {
            SignedInSession.of(session.isInvalid() ? null : session)
                    .ifPresent(open -> sessions.verdict(open).ifPresent(why -> sessions.endAtOnce(open, why)));
            return session;
        }

        EndedSession whyEnded(MockHttpSession session) {
            MockHttpServletRequest request = new MockHttpServletRequest();
            request.setRequestedSessionId(session.getId());
            request.setRequestedSessionIdValid(false);
            return ended.of(request).orElseThrow();
        }
    }

    private Actor administrator() {
        Organisation organisation = oneContext.getBean(Organisation.class);
        return organisation.administrator(organisation.found(), "Ana Torres");
    }

    @BeforeEach
    void untilBothNodesListen() {
        await().until(() -> JdbcClient.create(TestDatabase.get().superuser())
                        .sql("select count(*) from pg_stat_activity where application_name like 'countersign-node %'")
                        .query(Integer.class)
                        .single()
                >= 2);
    }

    @AfterEach
    void stop() {
        oneContext.close();
        otherContext.close();
    }

    @Test
    void whoIsMadeInactiveHasNoSessionLeftOnAnyNode() {
        MockHttpSession here = one.use(one.signIn());
        MockHttpSession alsoHere = one.use(one.signIn());
        MockHttpSession there = other.use(other.signIn());
        assertThat(one.sessions.count(ana.tenant(), ana.person())).isEqualTo(2);

        set("active = false");
        await().until(() -> here.isInvalid() && alsoHere.isInvalid() && there.isInvalid());
        assertThat(one.whyEnded(here)).isEqualTo(EndedSession.NOT_ACTIVE);
        assertThat(other.whyEnded(there)).isEqualTo(EndedSession.NOT_ACTIVE);
        assertThat(one.sessions.count(ana.tenant(), ana.person())).isZero();
    }

    @Test
    void nobodyOfASuspendedOrganisationHasASessionLeftOnAnyNode() {
        MockHttpSession here = one.use(one.signIn());
        MockHttpSession there = other.use(other.signIn());

        assertThat(oneContext.getBean(Suspensions.class).begin(ana.tenant())).isTrue();
        await().until(() -> here.isInvalid() && there.isInvalid());
        assertThat(one.whyEnded(here)).isEqualTo(EndedSession.SUSPENDED);
        assertThat(other.whyEnded(there)).isEqualTo(EndedSession.SUSPENDED);
        assertThat(one.use(one.signIn()).isInvalid())
                .as("a sign-in that was under way")
                .isTrue();
    }

    @Test
    void whomTheProviderSignsOutHasNoSessionLeftOnAnyNode() {
        MockHttpSession here = one.use(one.signIn());
        MockHttpSession there = other.use(other.signIn());

        one.logouts.add(ana.tenant(), ana.person(), Optional.empty(), clock.instant(), LIMITS.absolute());
        await().until(() -> here.isInvalid() && there.isInvalid());
        assertThat(one.whyEnded(here)).isEqualTo(EndedSession.SIGNED_OUT);
        assertThat(other.whyEnded(there)).isEqualTo(EndedSession.SIGNED_OUT);

        clock.advance(Duration.ofSeconds(1));
        assertThat(one.use(one.signIn()).isInvalid()).as("signs in again").isFalse();
    }

    @Test
    void aLogoutAtTheProviderCanBeOfOneSession() {
        MockHttpSession laptop = one.use(one.signIn(new MockHttpSession(), "laptop"));
        MockHttpSession phone = other.use(other.signIn(new MockHttpSession(), "phone"));

        one.logouts.add(ana.tenant(), ana.person(), Optional.of("phone"), clock.instant(), LIMITS.absolute());
        await().until(phone::isInvalid);
        assertThat(one.use(laptop).isInvalid()).isFalse();
    }

    @Test
    void whoseRolesChangeSignsInAnew() {
        MockHttpSession there = other.use(other.signIn());
        set("administrator = false");
        await().until(there::isInvalid);
        assertThat(other.whyEnded(there)).isEqualTo(EndedSession.RIGHTS_CHANGED);
        assertThat(other.use(other.signIn()).isInvalid()).isFalse();
    }

    @Test
    void otherChangesOfAPersonEndNothing() {
        MockHttpSession here = one.use(one.signIn());
        MockHttpSession there = other.use(other.signIn());
        set("department = 'Legal'");
        set("administrator = false");
        await().until(there::isInvalid);
        assertThat(one.whyEnded(here)).as("the other change").isEqualTo(EndedSession.RIGHTS_CHANGED);
    }

    @Test
    void pagesOfEverySessionSpeakTheLanguageThatThePersonChooses() {
        MockHttpSession here = one.use(one.signIn());
        MockHttpSession there = other.use(other.signIn());

        one.people.speak(ana, Locale.of("es"));
        one.sessions.onLanguageChosen(new LanguageChosen(ana.tenant(), ana.person()));

        assertThat(language(here)).as("before anything is heard").isEqualTo("es");
        await().until(() -> language(there).equals("es"));
        assertThat(here.isInvalid() || there.isInvalid()).isFalse();
    }

    private static String language(MockHttpSession session) {
        return SignedInSession.of(session).orElseThrow().person().locale().getLanguage();
    }

    @Test
    void aChangeThatNobodyHeardIsFoundByTheNextRequestAfterTheConnectionCameBack() {
        MockHttpSession here = one.use(one.signIn());
        SignedInSession open = SignedInSession.of(here).orElseThrow();
        assertThat(open.isDoubtful()).isFalse();
        JdbcClient.create(TestDatabase.get().superuser())
                .sql(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name like 'countersign-node %'")
                .query(Integer.class)
                .single();
        await().until(open::isDoubtful);
        assertThat(one.use(here).isInvalid()).as("nothing had changed").isFalse();
        assertThat(open.isDoubtful()).isFalse();
    }

    @Test
    void aChangeBetweenSignInAndFirstRequestCounts() {
        MockHttpSession here = one.signIn();
        SignedInSession open = SignedInSession.of(here).orElseThrow();
        open.valueUnbound(new HttpSessionBindingEvent(here, "unheard"));
        set("active = false");
        assertThat(one.use(here).isInvalid()).isTrue();
        assertThat(one.whyEnded(here)).isEqualTo(EndedSession.NOT_ACTIVE);
    }

    @Test
    void whoCannotBeReadDuringAnOutageIsReadByTheNextRequest() throws Exception {
        MockHttpSession here = one.signIn();
        SignedInSession open = SignedInSession.of(here).orElseThrow();
        // Otherwise it can be read when the change is told, before the outage.
        open.valueUnbound(new HttpSessionBindingEvent(here, "unheard"));
        set("active = false");
        ((AutoCloseable) oneContext.getBean(DataSource.class)).close();
        assertThatThrownBy(() -> one.use(here)).isInstanceOf(TransactionException.class);
        assertThat(open.isDoubtful()).isTrue();
    }

    @Test
    void aSessionEndsAfterItsLongestTimeHoweverMuchItIsUsed() {
        MockHttpSession here = one.use(one.signIn());
        assertThat(here.getMaxInactiveInterval()).isEqualTo(4 * 60 * 60);
        clock.advance(Duration.ofHours(12).minusMillis(1));
        assertThat(one.use(here).isInvalid()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(one.use(here).isInvalid()).isTrue();
        assertThat(one.whyEnded(here)).isEqualTo(EndedSession.TOO_OLD);
    }

    @Test
    void whoSignsInVeryOftenKeepsTheLatestSessions() {
        MockHttpSession first = one.use(one.signIn());
        clock.advance(Duration.ofSeconds(1));
        MockHttpSession second = one.use(one.signIn());
        clock.advance(Duration.ofSeconds(1));
        one.use(one.signIn());
        assertThat(first.isInvalid()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        MockHttpSession fourth = one.use(one.signIn());
        await().until(first::isInvalid);
        assertThat(one.whyEnded(first)).isEqualTo(EndedSession.ELSEWHERE);
        assertThat(second.isInvalid() || fourth.isInvalid()).isFalse();
    }

    @Test
    void aSecondCauseDoesNotEndTheSessionBeforeItsPagesAreTold() throws InterruptedException {
        AtomicBoolean signedIn = new AtomicBoolean();
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        MockHttpSession slow = one.signIn(new MockHttpSession() {
            // Asked for the pages of the session.
            @Override
            public Enumeration<String> getAttributeNames() {
                try {
                    if (signedIn.get()) {
                        telling.countDown();
                        told.await();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.getAttributeNames();
            }
        });
        signedIn.set(true);
        SignedInSession open = SignedInSession.of(slow).orElseThrow();
        Thread first = Thread.ofVirtual().start(() -> one.sessions.end(open, EndedSession.NOT_ACTIVE));
        telling.await();
        one.sessions.end(open, EndedSession.NOT_ACTIVE);
        assertThat(slow.isInvalid()).isFalse();
        told.countDown();
        first.join();
        assertThat(slow.isInvalid()).isTrue();
    }

    @Test
    void aRefusalByAServiceEndsTheSessionsOfThePerson() {
        MockHttpSession here = one.use(one.signIn());
        one.sessions.onRightsLost(new RightsLost(ana.tenant(), ana.person()));
        await().until(here::isInvalid);
    }

    private void set(String what) {
        oneContext
                .getBean(TenantTransaction.class)
                .run(
                        ana.tenant(),
                        () -> oneContext
                                .getBean(JdbcClient.class)
                                .sql("update person set " + what + " where person_id = ?")
                                .param(ana.person().value())
                                .update());
    }
}
