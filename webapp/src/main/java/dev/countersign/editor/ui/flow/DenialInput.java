package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Denial;
import dev.countersign.editor.ui.input.JsonataInput;
import java.util.Optional;

/** When the answer of a function denies the request, if it can. */
final class DenialInput extends CustomField<Optional<Denial>> {

    private static final Denial STANDARD = new Denial("$result.outcome = \"deny\"", "$result.reason");

    private final Checkbox denies;
    private final JsonataInput when;
    private final JsonataInput reason;

    DenialInput(StepScope scope) {
        super(Optional.empty());
        denies = new Checkbox(getTranslation("template.step.denial"));
        when = new JsonataInput(getTranslation("template.step.denial.when"), scope.template());
        reason = new JsonataInput(getTranslation("template.step.denial.reason"), scope.template());
        when.setValue(STANDARD.when());
        reason.setValue(STANDARD.reason());
        Div all = new Div(denies, when, reason);
        all.addClassName("panel-input");
        add(all);
        draw();
        when.addValueChangeListener(_ -> updateValue());
        reason.addValueChangeListener(_ -> updateValue());
        denies.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
    }

    private void draw() {
        when.setVisible(denies.getValue());
        reason.setVisible(denies.getValue());
    }

    @Override
    protected Optional<Denial> generateModelValue() {
        if (!denies.getValue()) {
            return Optional.empty();
        }
        return when.getValue().isBlank() || reason.getValue().isBlank()
                ? getValue()
                : Optional.of(
                        new Denial(when.getValue().strip(), reason.getValue().strip()));
    }

    @Override
    protected void setPresentationValue(Optional<Denial> denial) {
        denies.setValue(denial.isPresent());
        denial.ifPresent(known -> {
            when.setValue(known.when());
            reason.setValue(known.reason());
        });
        draw();
    }
}
