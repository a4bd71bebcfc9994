package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.function.FunctionCatalogue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The input of a function: a field for each member that its description names. What the description does not name is kept. The input of a function that
 * is not in the catalogue, and one that is computed as a whole, is JSON.
 */
final class CallInputForm extends CustomField<JsonNode> {

    private final transient StepScope scope;
    private final Div fields = new Div();
    private final transient Map<String, ParameterInput> members = new LinkedHashMap<>();
    private final JsonInput json;
    private String function = "";
    private boolean isShowing;

    CallInputForm(StepScope scope) {
        super(JsonNodeFactory.instance.objectNode());
        this.scope = scope;
        json = new JsonInput(scope.say("template.step.input"), scope);
        json.addValueChangeListener(_ -> changed());
        fields.addClassName("panel-input");
        add(fields);
    }

    /** The function whose input it is. */
    void describe(String name) {
        if (!name.equals(function)) {
            function = name;
            draw();
            setPresentationValue(getValue());
        }
    }

    private void draw() {
        fields.removeAll();
        members.clear();
        if (getValue().isObject()) {
            FunctionCatalogue.find(function)
                    .ifPresent(described -> described.input().forEach(parameter -> {
                        ParameterInput field = new ParameterInput(parameter, scope);
                        field.addValueChangeListener(_ -> changed());
                        members.put(parameter.name(), field);
                        fields.add(field);
                    }));
        }
        if (members.isEmpty()) {
            fields.add(json);
        }
    }

    private void changed() {
        if (!isShowing) {
            updateValue();
        }
    }

    @Override
    protected JsonNode generateModelValue() {
        if (members.isEmpty()) {
            return json.getValue();
        }
        ObjectNode input =
                getValue() instanceof ObjectNode known ? known.deepCopy() : JsonNodeFactory.instance.objectNode();
        members.forEach((name, field) ->
                field.getValue().ifPresentOrElse(value -> input.set(name, value), () -> input.remove(name)));
        return input;
    }

    @Override
    protected void setPresentationValue(JsonNode input) {
        isShowing = true;
        try {
            if (input.isObject() == members.isEmpty()) {
                draw();
            }
            members.forEach((name, field) -> field.setValue(Optional.ofNullable(input.get(name))));
            json.setValue(input);
        } finally {
            isShowing = false;
        }
    }
}
