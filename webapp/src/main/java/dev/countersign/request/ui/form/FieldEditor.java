package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import dev.countersign.definitions.form.Field;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One field of a form on the page. What cannot be read is handed on as text, so that the form's check can refuse it. */
interface FieldEditor {

    Field field();

    Component component();

    /** The answer as the form's JSON holds it; empty where nothing was filled in. */
    Optional<JsonNode> answer();

    /** What a draft kept of this field, by the names the editor gave its inputs. Whatever does not fit is left out. */
    void restore(Map<String, String> draft);

    void showProblem(String sentence);

    void clearProblem();

    void focus();
}
