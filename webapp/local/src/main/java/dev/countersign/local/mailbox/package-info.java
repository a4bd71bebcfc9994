/** The mailbox that gets all emails of the local profile, so that none leaves the machine. */
@NullMarked
package dev.countersign.local.mailbox;

import org.jspecify.annotations.NullMarked;
