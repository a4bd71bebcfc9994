/** The form of a template: as a list, as properties of its fields, and as people fill it in. */
@NullMarked
package dev.countersign.editor.ui.form;

import org.jspecify.annotations.NullMarked;
