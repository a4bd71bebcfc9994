package dev.countersign.signin;

import dev.countersign.live.Change;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.people.KnownPerson;
import dev.countersign.people.SignedIn;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A session after sign-in, on this node. It is notified of changes to its person until it ends. */
final class SignedInSession implements HttpSessionBindingListener {

    private static final String NAME = SignedInSession.class.getName();

    private final KnownPerson known;
    private final Instant since;
    private final transient Sessions sessions;
    private final transient Changes changes;
    private final transient AtomicReference<@Nullable EndedSession> ended = new AtomicReference<>();
    private transient volatile @Nullable HttpSession session;
    private transient volatile @Nullable Subscription subscription;

    /** Whether changes to the person may have been missed. True at first, because the session was not subscribed before. */
    private volatile boolean doubtful = true;

    SignedInSession(KnownPerson known, Instant since, Sessions sessions, Changes changes) {
        this.known = known;
        this.since = since;
        this.sessions = sessions;
        this.changes = changes;
    }

    static Optional<SignedInSession> of(@Nullable HttpSession session) {
        return session != null && session.getAttribute(NAME) instanceof SignedInSession signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    void bindTo(HttpSession http) {
        http.setAttribute(NAME, this);
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        session = event.getSession();
        subscription = changes.subscribe(person().tenant(), this::hear);
        sessions.add(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        Subscription open = subscription;
        if (open != null) {
            open.close();
        }
        sessions.remove(this, event.getSession());
    }

    private void hear(Change change) {
        switch (change) {
            case Change.OfPerson changed when changed.concerns(person().person()) -> sessions.lookSoon(this);
            case Change.OfOrganisation(var _, boolean suspended)
            when suspended -> sessions.endSoon(this, EndedSession.SUSPENDED);
            // Before their next request. There can be thousands of sessions, and most have none for hours.
            case Change.OfOrganisation _, Change.Missed _ -> doubtful = true;
            case Change.OfPerson _, Change.OfRequest _, Change.OfLists _ -> {}
        }
    }

    SignedIn person() {
        return known.signedIn();
    }

    /** What they are called, and the language that pages of the session speak from now on. */
    void become(SignedIn same) {
        if (known instanceof SignedInUser user) {
            user.become(same);
        }
    }

    Optional<String> providerSession() {
        return known instanceof SignedInUser user ? user.providerSession() : Optional.empty();
    }

    Instant since() {
        return since;
    }

    @Nullable
    HttpSession http() {
        return session;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    void isAsItWas() {
        doubtful = false;
    }

    void mayHaveChanged() {
        doubtful = true;
    }

    /** Returns false if it was ended before. */
    boolean end(EndedSession why) {
        return ended.compareAndSet(null, why);
    }

    Optional<EndedSession> ended() {
        return Optional.ofNullable(ended.get());
    }
}
