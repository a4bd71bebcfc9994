package dev.countersign.definitions.form;

import tools.jackson.databind.JsonNode;

final class FormShape {

    private FormShape() {}

    static JsonNode normalize(Form form, JsonNode answers) {
        throw new UnsupportedOperationException(form.toString() + answers);
    }
}
