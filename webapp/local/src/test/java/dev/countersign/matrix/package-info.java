/** Who gets what from every existing route and service method. */
@NullMarked
package dev.countersign.matrix;

import org.jspecify.annotations.NullMarked;
