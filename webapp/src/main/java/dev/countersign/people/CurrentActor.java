package dev.countersign.people;

/** Who is signed in on this thread. Nobody is a bug: the route should not have been reached. */
public interface CurrentActor {

    /** Refuses with an {@link IllegalStateException} when nobody is signed in. */
    SignedIn signedIn();

    default Actor get() {
        return signedIn().actor();
    }
}
