/** Where the mail of the local profile arrives instead of at real people. */
@NullMarked
package dev.countersign.local.mailbox;

import org.jspecify.annotations.NullMarked;
