@NullMarked
package dev.countersign.editor.ui.trial;

import org.jspecify.annotations.NullMarked;
