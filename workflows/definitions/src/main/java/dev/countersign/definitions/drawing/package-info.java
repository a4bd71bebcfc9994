/** Drawings of the flow of a template. */
@NullMarked
package dev.countersign.definitions.drawing;

import org.jspecify.annotations.NullMarked;
