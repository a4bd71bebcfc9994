/** What differs between two versions of a template. */
@NullMarked
package dev.countersign.definitions.change;

import org.jspecify.annotations.NullMarked;
