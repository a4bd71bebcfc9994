/** Parses a definition into states, and reports every problem with its location. */
@NullMarked
package dev.countersign.asl.parse;

import org.jspecify.annotations.NullMarked;
