/** What happens to an execution from outside, and what comes of it: events, effects and history. */
@NullMarked
package dev.countersign.asl.event;

import org.jspecify.annotations.NullMarked;
