/** The launcher {@code ./countersign}: what it refuses and how, and how what it starts comes and goes. */
@NullMarked
package dev.countersign.e2e.launcher;

import org.jspecify.annotations.NullMarked;
