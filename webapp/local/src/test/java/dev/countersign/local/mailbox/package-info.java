@NullMarked
package dev.countersign.local.mailbox;

import org.jspecify.annotations.NullMarked;
