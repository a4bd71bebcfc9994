/** What the documents claim. */
@NullMarked
package dev.countersign.e2e.docs;

import org.jspecify.annotations.NullMarked;
