/** The flow of a template: as a list, as a drawing, and as properties of its steps. */
@NullMarked
package dev.countersign.editor.ui.flow;

import org.jspecify.annotations.NullMarked;
