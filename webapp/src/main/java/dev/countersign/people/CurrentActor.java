package dev.countersign.people;

/** The person who is signed in on this thread. That nobody is would be a bug: the route requires a sign-in. */
public interface CurrentActor {

    /** Throws an {@link IllegalStateException} if nobody is signed in. */
    SignedIn signedIn();

    default Actor get() {
        return signedIn().actor();
    }
}
