/** Trying a template: an imagined request, what would happen to it, and the letters about it. */
@NullMarked
package dev.countersign.editor.ui.trial;

import org.jspecify.annotations.NullMarked;
