/** The application itself; each feature has a package of its own below. */
@NullMarked
package dev.countersign;

import org.jspecify.annotations.NullMarked;
