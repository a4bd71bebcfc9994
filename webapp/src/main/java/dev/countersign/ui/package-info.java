/** The frame every page stands in: layout, navigation, theme, words and formats, small parts, error pages. */
@NullMarked
package dev.countersign.ui;

import org.jspecify.annotations.NullMarked;
