/** The functions that templates may call, as each describes itself. */
@NullMarked
package dev.countersign.definitions.function;

import org.jspecify.annotations.NullMarked;
