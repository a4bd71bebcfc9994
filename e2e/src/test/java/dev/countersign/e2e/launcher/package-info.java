/** The launcher {@code ./countersign}: what it refuses, and how its processes start and stop. */
@NullMarked
package dev.countersign.e2e.launcher;

import org.jspecify.annotations.NullMarked;
