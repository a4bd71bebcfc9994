package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** JSONata that a field may have: a box, and an input that is there while the box is checked. Its value is empty if there is none. */
abstract class OptionalExpression extends CustomField<String> {

    private final Checkbox has;
    private final Div inside = new Div();
    private boolean isShowing;
    private @Nullable AbstractField<?, String> input;

    OptionalExpression(String label) {
        super("");
        this.has = new Checkbox(label);
        Div all = new Div(has, inside);
        all.addClassName("rule-input");
        add(all);
        has.addValueChangeListener(chosen -> {
            if (!isShowing) {
                show(chosen.getValue() ? fresh() : "");
                updateValue();
            }
        });
    }

    /** The value when the box is checked. */
    abstract String fresh();

    /** Adds an input to this part, and returns it. */
    abstract AbstractField<?, String> drawInput(Div part);

    private void show(String jsonata) {
        isShowing = true;
        has.setValue(!jsonata.isEmpty());
        isShowing = false;
        if (jsonata.isEmpty()) {
            inside.removeAll();
            input = null;
        } else if (input == null) {
            AbstractField<?, String> drawn = drawInput(inside);
            drawn.setValue(jsonata);
            drawn.addValueChangeListener(_ -> updateValue());
            input = drawn;
        } else if (!input.getValue().equals(jsonata)) {
            input.setValue(jsonata);
        }
    }

    @Override
    protected String generateModelValue() {
        return input == null ? "" : input.getValue();
    }

    @Override
    protected void setPresentationValue(String jsonata) {
        show(jsonata);
    }
}
