package dev.countersign.request.ui.form;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a form, in order, with problems at each field and all of them at the top. */
public final class FormFields extends Div {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final transient Form form;
    private final Surroundings around;
    private final List<FieldEditor> editors;
    private transient Runnable changed = () -> {};
    private transient Consumer<String> kept = _ -> {};
    private final ProblemSummary summary;

    public FormFields(Form form, Surroundings around) {
        this.form = form;
        this.around = around;
        this.editors = form.fields().stream()
                .map(field -> FieldEditors.of(field, around))
                .toList();
        DateLimits.keep(editors, around.formats().today());
        this.summary = new ProblemSummary(around.language(), editors);
        addClassName("form-fields");
        add(summary);
        editors.forEach(editor -> add(editor.component()));
    }

    /** The answers so far in JSON, without empty fields. */
    public JsonNode answers() {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        editors.forEach(editor ->
                editor.answer().ifPresent(answer -> answers.set(editor.field().key(), answer)));
        return answers;
    }

    /** Runs this when the answers have not changed for a moment: people who go on to the next field do not wait for it. */
    public void onChange(Runnable changed) {
        this.changed = changed;
        editors.stream()
                .flatMap(FieldEditor::watched)
                .flatMap(FormFields::inputs)
                .forEach(input -> input.addValueChangeListener(_ -> getElement().executeJs("""
                        clearTimeout(this.countersignChanged);
                        this.countersignChanged = setTimeout(() => this.$server.changed(), $0);
                        """, PAUSE.toMillis())));
    }

    @ClientCallable
    void changed() {
        changed.run();
    }

    /** Passes what was typed so far, as the page stores it; empty if that is nothing. */
    void onKept(Consumer<String> kept) {
        this.kept = kept;
    }

    @ClientCallable
    void kept(String content) {
        kept.accept(content);
    }

    static Stream<HasValue<?, ?>> inputs(Component component) {
        return component instanceof HasValue<?, ?> input
                ? Stream.of(input)
                : component.getChildren().flatMap(FormFields::inputs);
    }

    /** Shows stored answers. */
    public void fill(JsonNode answers) {
        restore(StoredAnswers.values(form, answers));
    }

    public void restore(Map<String, DraftValue> draft) {
        editors.forEach(editor -> editor.restore(draft));
    }

    public void clearProblems() {
        summary.clear();
        editors.forEach(FieldEditor::clearProblem);
    }

    /** Shows each problem at its field and all of them at the top, and focuses the first field. */
    public void show(List<FieldProblem> problems) {
        clearProblems();
        for (FieldProblem problem : problems) {
            Optional<FieldEditor> editor = editor(problem.field());
            String sentence = editor.flatMap(FieldEditor::refusal).orElseGet(() -> problem.in(around.language()));
            editor.ifPresent(at -> at.showProblem(sentence));
            summary.add(problem, editor, sentence);
        }
        summary.show();
        problems.stream()
                .flatMap(problem -> editor(problem.field()).stream())
                .findFirst()
                .ifPresent(FieldEditor::focus);
    }

    private Optional<FieldEditor> editor(String key) {
        return editors.stream()
                .filter(editor -> editor.field().key().equals(key))
                .findFirst()
                .or(() -> editors.stream()
                        .flatMap(editor -> editor.cell(key).stream())
                        .findFirst());
    }
}
