/** Benchmarks: programs that print figures, and no tests. {@code ./countersign bench} starts them. */
@NullMarked
package dev.countersign.e2e.bench;

import org.jspecify.annotations.NullMarked;
