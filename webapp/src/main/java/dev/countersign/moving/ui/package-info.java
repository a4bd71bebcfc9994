/** The page on which running requests are moved to another version of their template. */
@NullMarked
package dev.countersign.moving.ui;

import org.jspecify.annotations.NullMarked;
