package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.Field;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The editor of one field of a form. Text that cannot be parsed is passed on, so that the check of the form refuses it. */
interface FieldEditor {

    /** The answer for text that cannot be parsed; every check refuses it. */
    String UNREADABLE = "?";

    Field field();

    Component component();

    /** How a summary of problems names it. */
    default String name(Locale language) {
        return field().label().in(language);
    }

    /** The components whose inputs are the answer. */
    default Stream<Component> watched() {
        return Stream.of(component());
    }

    /** The editor of one cell, if this is a table; the path is as in a problem of the form. */
    default Optional<FieldEditor> cell(String path) {
        return Optional.empty();
    }

    /** The input at which a problem is shown. */
    default Element marked() {
        return component().getElement();
    }

    /** The answer in JSON; empty if the field is empty. */
    Optional<JsonNode> answer();

    /** Why the text cannot be parsed, and the expected format; empty if it can be parsed or the field is empty. */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** Restores values of a draft, by the names of the editor's inputs. Invalid values are ignored. */
    void restore(Map<String, DraftValue> draft);

    /**
     * Shows what the rules of the form give for this field.
     *
     * @param path of the field in the rules; of a cell with its table and row
     */
    default void apply(AppliedRules rules, String path) {
        FieldInput.hide(component(), !rules.isShown(path));
        FieldInput.require(marked(), rules.isRequired(path));
        boolean isReadOnly = rules.isReadOnly(path);
        FormFields.inputs(component())
                .filter(input -> input.isReadOnly() != isReadOnly)
                .forEach(input -> input.setReadOnly(isReadOnly));
    }

    void showProblem(String sentence);

    void clearProblem();

    void focus();
}
