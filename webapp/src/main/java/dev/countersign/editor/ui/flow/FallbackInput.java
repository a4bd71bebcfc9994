package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Approvers;
import java.util.Optional;

/** Who is asked where nobody else may decide: the administrators, or others. */
final class FallbackInput extends CustomField<Optional<Approvers>> {

    private final Checkbox others;
    private final ApproversInput to;
    private final Div all;

    FallbackInput(StepScope scope) {
        super(Optional.empty());
        others = new Checkbox(getTranslation("template.step.fallback"));
        to = new ApproversInput(getTranslation("template.step.fallback.to"), scope);
        all = new Div(others);
        all.addClassName("panel-input");
        add(all);
        to.addValueChangeListener(_ -> updateValue());
        others.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
    }

    private void draw() {
        if (others.getValue()) {
            all.add(to);
        } else {
            all.remove(to);
        }
    }

    @Override
    protected Optional<Approvers> generateModelValue() {
        return others.getValue() ? Optional.of(to.getValue()) : Optional.empty();
    }

    @Override
    protected void setPresentationValue(Optional<Approvers> fallback) {
        others.setValue(fallback.isPresent());
        fallback.ifPresent(to::setValue);
        draw();
    }
}
