package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.condition.Condition;

/** A part of a condition on the screen. */
interface ConditionPart {

    Condition condition();
}
