package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.step.Step;
import dev.countersign.editor.ui.element.ElementItem;
import dev.countersign.editor.ui.element.ElementList;

/** A list of steps. */
final class StepList extends ElementList<Step, Shown> {

    StepList(String within, int part) {
        super(within, part, "template.step.add");
    }

    @Override
    protected String key(Step step) {
        return step.key();
    }

    @Override
    protected ElementItem<Step, Shown> item(Step step) {
        return new StepItem(step);
    }
}
