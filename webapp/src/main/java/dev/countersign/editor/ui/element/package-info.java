/** What the editors of the flow and of the form have in common. An element is a step of the flow, or a field or section of the form. */
@NullMarked
package dev.countersign.editor.ui.element;

import org.jspecify.annotations.NullMarked;
