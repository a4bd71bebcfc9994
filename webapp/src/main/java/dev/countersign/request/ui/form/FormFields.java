package dev.countersign.request.ui.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a form, in order, with what is wrong said at each field and together at the top. */
public final class FormFields extends Div {

    private final Surroundings around;
    private final List<FieldEditor> editors;
    private final Div summary = new Div();

    public FormFields(Form form, Surroundings around) {
        this.around = around;
        this.editors = form.fields().stream()
                .map(field -> FieldEditors.of(field, around))
                .toList();
        addClassName("form-fields");
        add(summary);
        editors.forEach(editor -> add(editor.component()));
    }

    /** The answers so far, as the form's JSON; fields without an answer are left out. */
    public JsonNode answers() {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        editors.forEach(editor ->
                editor.answer().ifPresent(answer -> answers.set(editor.field().key(), answer)));
        return answers;
    }

    public void restore(Map<String, DraftValue> draft) {
        editors.forEach(editor -> editor.restore(draft));
    }

    public void clearProblems() {
        summary.removeAll();
        editors.forEach(FieldEditor::clearProblem);
    }

    /** Says each problem at its field, all of them at the top, and goes to the first field. */
    public void show(List<FieldProblem> problems) {
        clearProblems();
        UnorderedList sentences = new UnorderedList();
        for (FieldProblem problem : problems) {
            Optional<FieldEditor> editor = editor(problem.field());
            String sentence = editor.flatMap(FieldEditor::refusal).orElseGet(() -> problem.in(around.language()));
            editor.ifPresent(at -> at.showProblem(sentence));
            String label =
                    editor.map(at -> at.field().label().in(around.language())).orElse(problem.field());
            sentences.add(new ListItem(label.isEmpty() ? sentence : "%s %s".formatted(asHead(label), sentence)));
        }
        summary.add(
                new Notice(Tone.NO, Icon.FAILED, getTranslation("form.problems", problems.size()), sentences).urgent());
        problems.stream()
                .flatMap(problem -> editor(problem.field()).stream())
                .findFirst()
                .ifPresent(FieldEditor::focus);
    }

    /** A label that asks has its mark already. */
    private static String asHead(String label) {
        return label.endsWith("?") ? label : label + ":";
    }

    private Optional<FieldEditor> editor(String key) {
        return editors.stream()
                .filter(editor -> editor.field().key().equals(key))
                .findFirst();
    }
}
