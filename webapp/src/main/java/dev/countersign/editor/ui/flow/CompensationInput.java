package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.editor.ui.input.Choice;
import java.util.Optional;

/** The call that undoes a step, if there is one. */
final class CompensationInput extends CustomField<Optional<FunctionCall>> {

    private final Checkbox undoes;
    private final Choice<String> function;
    private final CallInputForm input;

    CompensationInput(StepScope scope) {
        super(Optional.empty());
        undoes = new Checkbox(getTranslation("template.step.compensation"));
        function = FunctionInput.name(scope);
        input = new CallInputForm(scope);
        Div all = new Div(undoes, function, input);
        all.addClassName("panel-input");
        add(all);
        draw();
        input.describe(function.getValue());
        function.addValueChangeListener(now -> {
            input.describe(now.getValue());
            updateValue();
        });
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

    @Override
    protected Optional<FunctionCall> generateModelValue() {
        return undoes.getValue()
                ? Optional.of(new FunctionCall(function.getValue(), input.getValue()))
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
