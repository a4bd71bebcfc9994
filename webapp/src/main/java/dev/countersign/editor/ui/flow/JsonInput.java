package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.editor.ui.input.JsonataInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON with expressions in it. A text that is none is told at once, and the value stays what it was. */
final class JsonInput extends CustomField<JsonNode> {

    private static final int PAUSE = 600;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonataInput text;

    JsonInput(String label, StepScope scope) {
        super(JsonNodeFactory.instance.objectNode());
        text = new JsonataInput(label, scope.template());
        text.setHelperText(getTranslation("template.step.input.help", "{%", "%}"));
        text.setMaxLength(50_000);
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE);
        text.setWidthFull();
        text.addValueChangeListener(_ -> updateValue());
        add(text);
        setPresentationValue(getValue());
    }

    @Override
    protected JsonNode generateModelValue() {
        try {
            JsonNode read = JSON.readTree(text.getValue().isBlank() ? "{}" : text.getValue());
            text.setInvalid(false);
            return read;
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            text.setErrorMessage(getTranslation(
                    "template.step.input.wrong",
                    place == null ? 1 : place.getLineNr(),
                    place == null ? 1 : place.getColumnNr()));
            text.setInvalid(true);
            return getValue();
        }
    }

    @Override
    protected void setPresentationValue(JsonNode input) {
        text.setInvalid(false);
        text.setValue(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(input));
    }
}
