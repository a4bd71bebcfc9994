package dev.countersign.definitions.form;

import tools.jackson.databind.JsonNode;

final class FormShape {

    private FormShape() {}

    static JsonNode normalize(Form form, JsonNode answers) {
        return dev.countersign.definitions.text.Pending.body(form.toString() + answers);
    }
}
