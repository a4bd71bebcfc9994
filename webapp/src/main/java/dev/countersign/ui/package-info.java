/** What all pages share: layout, navigation, theme, texts and formats, small components, error pages. */
@NullMarked
package dev.countersign.ui;

import org.jspecify.annotations.NullMarked;
