/** An engine that people embed into their own process, with the case shape of the benchmark as its users would model it. */
@NullMarked
package dev.countersign.e2e.peer;

import org.jspecify.annotations.NullMarked;
