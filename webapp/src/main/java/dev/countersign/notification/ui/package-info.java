/** The list of notifications, their settings, and the page that stops emails. */
@NullMarked
package dev.countersign.notification.ui;

import org.jspecify.annotations.NullMarked;
