/** A state that runs by itself: what it finds, the work that it does, and what comes of it. */
@NullMarked
package dev.countersign.asl.trial;

import org.jspecify.annotations.NullMarked;
