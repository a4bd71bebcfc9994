/** The pages of webhooks. */
@NullMarked
package dev.countersign.webhook.ui;

import org.jspecify.annotations.NullMarked;
