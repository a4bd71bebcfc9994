package dev.countersign.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.countersign.live.Changes;
import dev.countersign.people.KnownPerson;
import dev.countersign.people.LanguageChosen;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.ProviderLogouts;
import dev.countersign.people.RightsLost;
import dev.countersign.people.SignedIn;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * The sessions of this node. A session ends when its person may not sign in any more, when their roles change, and when a limit is reached. Each node
 * does this for its own sessions, because every node is notified of changes.
 */
@Component
@EnableConfigurationProperties(SessionLimits.class)
class Sessions implements SessionAuthenticationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private record Whose(TenantId tenant, PersonId person) {}

    private final Map<Whose, Set<SignedInSession>> open = new ConcurrentHashMap<>();
    private final EndedSessions ended;
    private final Changes changes;
    private final People people;
    private final Suspensions suspensions;
    private final ProviderLogouts logouts;
    private final SessionLimits limits;
    private final Clock clock;

    Sessions(
            EndedSessions ended,
            Changes changes,
            People people,
            Suspensions suspensions,
            ProviderLogouts logouts,
            SessionLimits limits,
            Clock clock) {
        this.ended = ended;
        this.changes = changes;
        this.people = people;
        this.suspensions = suspensions;
        this.logouts = logouts;
        this.limits = limits;
        this.clock = clock;
    }

    /** Called after a sign-in. */
    @Override
    public void onAuthentication(
            @Nullable Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication != null && authentication.getPrincipal() instanceof KnownPerson known) {
            HttpSession session = request.getSession();
            if (!isOf(known.signedIn(), session)) {
                // Pages that are open already belong to the person who was signed in before.
                List.copyOf(VaadinSession.getAllSessions(session)).forEach(Sessions::closePages);
            }
            session.setMaxInactiveInterval((int) limits.idle().toSeconds());
            SignedInSession fresh = new SignedInSession(known, clock.instant(), this, changes);
            fresh.bindTo(session);
            open.getOrDefault(whose(fresh.person()), Set.of()).stream()
                    .filter(other -> other != fresh)
                    .sorted(Comparator.comparing(SignedInSession::since).reversed())
                    .skip(limits.perPerson() - 1L)
                    .forEach(other -> later(() -> end(other, EndedSession.ELSEWHERE)));
        }
    }

    private static boolean isOf(SignedIn person, HttpSession session) {
        return SignedInSession.of(session)
                .map(SignedInSession::person)
                .filter(before -> before.actor().equals(person.actor()))
                .isPresent();
    }

    void add(SignedInSession session) {
        open.compute(whose(session.person()), (key, others) -> {
            Set<SignedInSession> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(session);
            return all;
        });
    }

    void remove(SignedInSession session, HttpSession http) {
        ended.remember(http.getId(), session.person().locale());
        open.computeIfPresent(whose(session.person()), (key, all) -> {
            all.remove(session);
            return all.isEmpty() ? null : all;
        });
    }

    private static Whose whose(SignedIn person) {
        return new Whose(person.tenant(), person.person());
    }

    /** The number of sessions of the person on this node. */
    int count(TenantId tenant, PersonId person) {
        return open.getOrDefault(new Whose(tenant, person), Set.of()).size();
    }

    /** Why the session is over, if it is. Checked before each of its requests. */
    Optional<EndedSession> verdict(SignedInSession session) {
        Optional<EndedSession> before = session.ended();
        if (before.isPresent()) {
            return before;
        }
        if (!clock.instant().isBefore(session.since().plus(limits.absolute()))) {
            return Optional.of(EndedSession.TOO_OLD);
        }
        return session.isDoubtful() ? look(session) : Optional.empty();
    }

    /** Called by the listening thread, which must not wait. */
    void lookSoon(SignedInSession session) {
        later(() -> look(session).ifPresent(why -> end(session, why)));
    }

    /** Called by the listening thread, too. */
    void endSoon(SignedInSession session, EndedSession why) {
        later(() -> end(session, why));
    }

    private Optional<EndedSession> look(SignedInSession session) {
        SignedIn then = session.person();
        // Later changes are checked by themselves.
        session.isAsItWas();
        Optional<Person> now =
                read(session, () -> people.find(then.tenant(), then.person())).filter(Person::active);
        if (suspensions.isSuspended(then.tenant())) {
            return Optional.of(EndedSession.SUSPENDED);
        }
        if (now.isEmpty()) {
            return Optional.of(EndedSession.NOT_ACTIVE);
        }
        if (read(
                session,
                () -> logouts.isOver(then.tenant(), then.person(), session.since(), session.providerSession()))) {
            return Optional.of(EndedSession.SIGNED_OUT);
        }
        if (!now.get().roles().equals(then.roles())) {
            return Optional.of(EndedSession.RIGHTS_CHANGED);
        }
        session.become(now.get().signedIn(then.tenant()));
        return Optional.empty();
    }

    private static <T> T read(SignedInSession session, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException unread) {
            session.mayHaveChanged();
            throw unread;
        }
    }

    /** The page that is loaded next speaks the language already; other nodes hear of it from the database. */
    @EventListener
    void onLanguageChosen(LanguageChosen chosen) {
        for (SignedInSession session : open.getOrDefault(new Whose(chosen.tenant(), chosen.person()), Set.of())) {
            look(session).ifPresent(why -> later(() -> end(session, why)));
        }
    }

    /** A service has refused an inactive person. Runs in another thread, because this one may hold the lock of a page. */
    @EventListener
    void onRightsLost(RightsLost lost) {
        for (SignedInSession session : open.getOrDefault(new Whose(lost.tenant(), lost.person()), Set.of())) {
            later(() -> end(
                    session,
                    suspensions.isSuspended(lost.tenant()) ? EndedSession.SUSPENDED : EndedSession.NOT_ACTIVE));
        }
    }

    /** Ends the session, unless another thread does. Its open pages are told to reload, which leads to the sign-in page. */
    void end(SignedInSession session, EndedSession why) {
        @Nullable HttpSession http = session.http();
        if (http != null && session.end(why)) {
            ended.remember(http.getId(), why);
            tellPages(http);
            invalidate(http);
        }
    }

    /** The same before a request of the session is served, also while another thread still tells the pages. */
    void endAtOnce(SignedInSession session, EndedSession why) {
        end(session, why);
        @Nullable HttpSession http = session.http();
        if (http != null) {
            invalidate(http);
        }
    }

    private static void invalidate(HttpSession http) {
        try {
            http.invalidate();
        } catch (IllegalStateException gone) {
            LOG.debug("The session had ended already", gone);
        }
    }

    /** A page that cannot be told finds at its next request that the session is gone. */
    private static void tellPages(HttpSession http) {
        try {
            List.copyOf(VaadinSession.getAllSessions(http)).forEach(Sessions::reloadPages);
        } catch (RuntimeException unreachable) {
            LOG.warn("A page could not be told that its session ends", unreachable);
        }
    }

    private static void reloadPages(VaadinSession pages) {
        pages.accessSynchronously(() -> pages.getUIs().forEach(Sessions::reload));
    }

    private static void closePages(VaadinSession pages) {
        reloadPages(pages);
        pages.accessSynchronously(pages::close);
    }

    private static void reload(UI page) {
        page.getPage().reload();
        if (page.getPushConfiguration().getPushMode().isEnabled()) {
            page.push();
        }
    }

    private static void later(Runnable work) {
        Thread.ofVirtual().name("session-end").start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("A session that should end could not be ended", e);
            }
        });
    }
}
