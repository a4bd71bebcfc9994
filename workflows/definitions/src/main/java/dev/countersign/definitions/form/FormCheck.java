package dev.countersign.definitions.form;

import java.util.List;
import tools.jackson.databind.JsonNode;

final class FormCheck {

    private FormCheck() {}

    static List<FieldProblem> check(Form form, JsonNode answers, FormContext context) {
        return dev.countersign.definitions.text.Pending.body(form.toString() + answers + context);
    }
}
