package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import dev.countersign.definitions.step.Step;
import java.util.Optional;

/** The step that was copied or cut in this tab of the browser. It can be pasted into another template, too. */
record Clipboard(Step held) {

    static Optional<Step> step() {
        return Optional.ofNullable(ComponentUtil.getData(UI.getCurrentOrThrow(), Clipboard.class))
                .map(Clipboard::held);
    }

    static void put(Step step) {
        ComponentUtil.setData(UI.getCurrentOrThrow(), Clipboard.class, new Clipboard(step));
    }
}
