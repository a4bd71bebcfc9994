package dev.countersign.notification;

/** How a notification reaches its reader. In the application it always does. */
public enum Delivery {
    /** By e-mail, as soon as it happens. */
    AT_ONCE,
    /** In one e-mail a day. */
    DIGEST,
    /** Not by e-mail. */
    IN_APP
}
