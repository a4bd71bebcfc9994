package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.FunctionCall;
import java.util.Optional;

/** The call that undoes a step, if there is one. */
final class CompensationInput extends CustomField<Optional<FunctionCall>> {

    private final Checkbox undoes;
    private final ComboBox<String> function;
    private final JsonInput input;

    CompensationInput(StepScope scope) {
        super(Optional.empty());
        undoes = new Checkbox(getTranslation("template.step.compensation"));
        function = FunctionInput.name(scope);
        input = new JsonInput(getTranslation("template.step.input"), scope);
        Div all = new Div(undoes, function, input);
        all.addClassName("panel-input");
        add(all);
        draw();
        function.addValueChangeListener(_ -> updateValue());
        input.addValueChangeListener(_ -> updateValue());
        undoes.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
    }

    private void draw() {
        function.setVisible(undoes.getValue());
        input.setVisible(undoes.getValue());
    }

    /** Without the name of a function there is none yet. */
    @Override
    protected Optional<FunctionCall> generateModelValue() {
        String name = function.getValue();
        return undoes.getValue() && name != null && !name.isBlank()
                ? Optional.of(new FunctionCall(name.strip(), input.getValue()))
                : Optional.empty();
    }

    @Override
    protected void setPresentationValue(Optional<FunctionCall> call) {
        undoes.setValue(call.isPresent());
        call.ifPresent(known -> {
            function.setValue(known.function());
            input.setValue(known.input());
        });
        draw();
    }
}
