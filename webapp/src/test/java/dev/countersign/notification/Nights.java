package dev.countersign.notification;

/** What the application does at night. */
public final class Nights {

    private final OldNotifications old;

    Nights(OldNotifications old) {
        this.old = old;
    }

    public void pass() {
        old.forget();
    }
}
