@NullMarked
package dev.countersign.editor.ui.input;

import org.jspecify.annotations.NullMarked;
