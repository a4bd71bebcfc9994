/** Fields in which members of a template are edited. */
@NullMarked
package dev.countersign.editor.ui.input;

import org.jspecify.annotations.NullMarked;
