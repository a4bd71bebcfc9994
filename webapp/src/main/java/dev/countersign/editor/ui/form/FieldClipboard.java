package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import dev.countersign.definitions.form.FormItem;
import java.util.Optional;

/** The field that was copied or cut in this tab of the browser. It can be pasted into another template, too. */
record FieldClipboard(FormItem held) {

    static Optional<FormItem> item() {
        return Optional.ofNullable(ComponentUtil.getData(UI.getCurrentOrThrow(), FieldClipboard.class))
                .map(FieldClipboard::held);
    }

    static void put(FormItem item) {
        ComponentUtil.setData(UI.getCurrentOrThrow(), FieldClipboard.class, new FieldClipboard(item));
    }
}
