/** An engine that is embedded into the caller's process, with the shape *case* of the benchmark as its users would model it. */
@NullMarked
package dev.countersign.e2e.peer;

import org.jspecify.annotations.NullMarked;
