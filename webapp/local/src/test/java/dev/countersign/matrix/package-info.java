/** Who gets what from every route and every service method that exists. */
@NullMarked
package dev.countersign.matrix;

import org.jspecify.annotations.NullMarked;
