package dev.countersign.ui;

import com.vaadin.flow.component.combobox.ComboBox;

/** Fields to choose from that always have a choice: text that is deleted comes back. */
public final class NeverEmpty {

    private NeverEmpty() {}

    /** Restores the choice before, if somebody empties the field. */
    public static <T> void keep(ComboBox<T> field) {
        field.addValueChangeListener(changed -> {
            if (changed.getValue() == null) {
                field.setValue(changed.getOldValue());
            }
        });
    }
}
