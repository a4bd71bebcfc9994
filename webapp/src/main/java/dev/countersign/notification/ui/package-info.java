/** The list of notifications, their settings, and the page that stops e-mails. */
@NullMarked
package dev.countersign.notification.ui;

import org.jspecify.annotations.NullMarked;
