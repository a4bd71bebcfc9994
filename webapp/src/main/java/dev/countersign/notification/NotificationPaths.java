package dev.countersign.notification;

/** The addresses of this feature. */
public final class NotificationPaths {

    public static final String LIST = "/notifications";
    public static final String SETTINGS = "/settings/notifications";
    public static final String TOKENS = "/settings/tokens";
    public static final String AWAY = "/away";
    public static final String UNSUBSCRIBE = "/unsubscribe";

    /** A page of a module above this one. */
    static final String FIRST_STEPS = "/organisation/first-steps";

    private NotificationPaths() {}
}
