package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.Field;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One field of a form on the page. What cannot be read is handed on as text, so that the form's check can refuse it. */
interface FieldEditor {

    /** Stands in an answer for what was typed and cannot be read; no field's check takes it. */
    String UNREADABLE = "?";

    Field field();

    Component component();

    /** The input at which a problem is shown. */
    default Element marked() {
        return component().getElement();
    }

    /** The answer as the form's JSON holds it; empty where nothing was filled in. */
    Optional<JsonNode> answer();

    /** Why what stands in the field cannot be read, and how it is to be written; nothing where it can, or where there is nothing. */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** What a draft kept of this field, by the names the editor gave its inputs. Whatever does not fit is left out. */
    void restore(Map<String, DraftValue> draft);

    void showProblem(String sentence);

    void clearProblem();

    void focus();
}
