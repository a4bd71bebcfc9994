/** The pages of those who edit templates. */
@NullMarked
package dev.countersign.editor.ui;

import org.jspecify.annotations.NullMarked;
