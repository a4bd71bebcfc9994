@NullMarked
package dev.countersign.editor.ui;

import org.jspecify.annotations.NullMarked;
