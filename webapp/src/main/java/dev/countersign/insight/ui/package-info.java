/** The page of figures, and its file. */
@NullMarked
package dev.countersign.insight.ui;

import org.jspecify.annotations.NullMarked;
