/** Executions that were recorded on AWS, and their comparison with ours. For tests only. */
@NullMarked
package dev.countersign.conformance;

import org.jspecify.annotations.NullMarked;
