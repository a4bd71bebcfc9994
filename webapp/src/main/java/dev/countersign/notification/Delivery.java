package dev.countersign.notification;

/** How a notification reaches its reader. In the application it always does. */
public enum Delivery {
    /** By email, as soon as it happens. */
    AT_ONCE,
    /** In one email a day. */
    DIGEST,
    /** Not by email. */
    IN_APP
}
