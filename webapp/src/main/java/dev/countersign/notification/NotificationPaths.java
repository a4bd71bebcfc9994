package dev.countersign.notification;

/** The addresses of this feature. */
public final class NotificationPaths {

    public static final String LIST = "/notifications";
    public static final String SETTINGS = "/settings/notifications";
    public static final String TOKENS = "/settings/tokens";
    public static final String UNSUBSCRIBE = "/unsubscribe";

    private NotificationPaths() {}
}
