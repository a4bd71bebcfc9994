package dev.countersign.editor.ui.flow;

import dev.countersign.editor.ui.element.Marks;

/** What the list of steps shows beside the steps. */
record Shown(StepWords words, Marks marks) {}
