package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.countersign.editor.ui.input.Fields;
import java.util.List;
import java.util.Optional;

/** The name of a function. Those of the organisation are not known here, so any can be typed. */
final class FunctionInput {

    /** The one that the product brings along. */
    private static final String POLICY_CHECK = "policy-check";

    private FunctionInput() {}

    static ComboBox<String> name(StepScope scope) {
        ComboBox<String> field = new ComboBox<>(scope.say("template.step.function"));
        field.setHelperText(scope.say("template.step.function.help"));
        field.setItems(List.of(POLICY_CHECK));
        field.setAllowCustomValue(true);
        field.setManualValidation(true);
        field.addCustomValueSetListener(
                typed -> field.setValue(typed.getDetail().strip()));
        return field;
    }

    static Fields.Refusal<String> named(StepScope scope) {
        return name -> name == null || name.isBlank()
                ? Optional.of(scope.say("template.step.function.missing"))
                : Optional.empty();
    }
}
