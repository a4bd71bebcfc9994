package dev.countersign.request.ui.form;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.AppliedRules;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldProblem;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.FormRules;
import dev.countersign.definitions.form.Initial;
import dev.countersign.definitions.form.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a form, in order, with problems at each field and all of them at the top. */
public final class FormFields extends Div {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private transient Form form;
    private final Surroundings around;
    private transient List<FieldEditor> editors = List.of();
    private transient Runnable changed = () -> {};
    private transient Consumer<String> kept = _ -> {};
    private final ProblemSummary summary;
    private transient FormRules rules;
    private transient List<SectionBox> sections = List.of();
    private final transient Set<FieldEditor> followed = new HashSet<>();
    private boolean isApplying;

    public FormFields(Form form, Surroundings around) {
        this.form = form;
        this.around = around;
        this.rules = FormRules.of(form);
        this.editors = form.fields().stream()
                .map(field -> FieldEditors.of(field, around))
                .toList();
        DateLimits.keep(editors, around.formats().today());
        this.summary = new ProblemSummary(around.language(), editors);
        addClassName("form-fields");
        add(summary);
        place();
        follow();
    }

    /** Shows another form. Fields that are in both stay, with what was typed into them. */
    public void show(Form other) {
        List<FieldEditor> before = new ArrayList<>(editors);
        form = other;
        rules = FormRules.of(other);
        editors = other.fields().stream().map(field -> editor(field, before)).toList();
        if (editors.stream().anyMatch(DateEditor.class::isInstance) && !before.containsAll(editors)) {
            DateLimits.keep(editors, around.formats().today());
        }
        followed.retainAll(editors);
        place();
        follow();
    }

    private FieldEditor editor(Field field, List<FieldEditor> before) {
        for (FieldEditor one : before) {
            if (Drawn.isSame(one.field(), field) && Drawn.relabel(one, field, around.language())) {
                before.remove(one);
                return one;
            }
        }
        FieldEditor fresh = FieldEditors.of(field, around);
        before.stream()
                .filter(one ->
                        one.field().key().equals(field.key()) && one.field().kind() == field.kind())
                .findFirst()
                .flatMap(FieldEditor::answer)
                .ifPresent(answer -> fresh.restore(StoredAnswers.values(
                        new Form(List.of(field)),
                        JsonNodeFactory.instance.objectNode().set(field.key(), answer))));
        return fresh;
    }

    private void place() {
        List<Component> top = new ArrayList<>(List.of(summary));
        List<SectionBox> boxes = new ArrayList<>();
        List<Component> inside = new ArrayList<>();
        int at = 0;
        for (FormItem item : form.items()) {
            if (item instanceof Section begins) {
                close(boxes, inside);
                boxes.add(sections.stream()
                        .filter(box -> box.shows(begins))
                        .findFirst()
                        .orElseGet(() -> new SectionBox(begins, around.language())));
                top.add(boxes.getLast());
            } else {
                (boxes.isEmpty() ? top : inside).add(editors.get(at++).component());
            }
        }
        close(boxes, inside);
        sections = List.copyOf(boxes);
        Arranged.in(this, top);
    }

    private static void close(List<SectionBox> boxes, List<Component> inside) {
        if (!boxes.isEmpty()) {
            boxes.getLast().show(inside);
            inside.clear();
        }
    }

    /** Applies the rules now and after each change. */
    private void follow() {
        for (FieldEditor editor : editors) {
            if (rules.isDynamic() && followed.add(editor)) {
                editor.watched()
                        .flatMap(FormFields::inputs)
                        .forEach(input -> input.addValueChangeListener(_ -> apply()));
                if (editor instanceof TableEditor table) {
                    table.onAdded(this::apply);
                }
            }
        }
        apply();
    }

    /** What it shows is an answer of another field again, so it does not begin anew while it is at it. */
    private void apply() {
        if (isApplying || (!rules.isDynamic() && followed.isEmpty())) {
            return;
        }
        isApplying = true;
        try {
            AppliedRules applied = rules.apply(everything());
            editors.forEach(editor -> editor.apply(applied, editor.field().key()));
            sections.forEach(section -> section.apply(applied));
        } finally {
            isApplying = false;
        }
    }

    /** The answers with rows that are still empty, so that each row is at its place. */
    private ObjectNode everything() {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        for (FieldEditor editor : editors) {
            Optional<JsonNode> answer =
                    editor instanceof TableEditor table ? Optional.of(table.everyRow()) : editor.answer();
            answer.ifPresent(given -> answers.set(editor.field().key(), given));
        }
        return answers;
    }

    /** Puts the answers that a new form begins with. */
    public void begin() {
        fill(Initial.of(form, around.formats().today(), around.requester()));
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
        apply();
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
