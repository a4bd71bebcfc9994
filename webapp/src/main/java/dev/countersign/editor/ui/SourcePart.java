package dev.countersign.editor.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.definitions.check.Problem;
import dev.countersign.template.DraftResult;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Notice;
import dev.countersign.ui.TextLimit;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a draft. It is saved as it is typed; until it is, the tab of the browser stores it, with the edition that it was made from. A change of the
 * same lines by somebody else is not overwritten: both texts are kept, and the person chooses.
 */
final class SourcePart extends Div implements DraftPart {

    private static final int PAUSE = 700;

    private static final String TYPED = "element.value";

    /** The event by which the script sends what is in the field without waiting for a pause. */
    private static final String SEND = "countersign-send";

    private final transient Surface surface;
    private final transient Consumer<DraftResult> changed;
    private final TextArea text = new TextArea();
    private final Div lines = new Div();
    private final Div conflict = new Div();
    private transient @Nullable TemplateDraft shown;
    private boolean isConflict;

    SourcePart(Surface surface, Consumer<DraftResult> changed) {
        this.surface = surface;
        this.changed = changed;
        addClassName("section");
        lines.addClassName("source-lines");
        lines.getElement().setAttribute("aria-hidden", "true");
        text.setAriaLabel(getTranslation("template.source"));
        text.addClassName("source-text");
        text.setMaxLength(TextLimit.LONGEST);
        text.getElement().setAttribute("spellcheck", "false").setAttribute("autocapitalize", "off");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE);
        text.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                save(typed.getValue());
            }
        });
        text.getElement()
                .addEventListener(
                        "change", left -> saveNow(left.getEventData().get(TYPED).asString("")))
                .addEventData(TYPED);
        text.getElement().addPropertyChangeListener("value", SEND, _ -> {});
        Div editor = new Div(lines, text);
        editor.addClassName("source-editor");
        text.setReadOnly(!surface.mayEdit());
        add(
                new Paragraph(getTranslation(surface.mayEdit() ? "template.source.about" : "template.source.read")),
                conflict,
                editor);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/source.js");
        getElement().executeJs("window.countersign.source.watch(this)");
    }

    /** Text that did not reach the server before the page was left. */
    private void takeStored(TemplateDraft draft) {
        KeptWords kept = new KeptWords(surface.viewer().actor(), "source." + draft.id());
        kept.mark(this);
        kept.read(this, stored -> {
            int end = stored.indexOf('\n');
            if (end > 0 && stored.substring(0, end).matches("[0-9]{1,9}")) {
                String typed = stored.substring(end + 1);
                text.setValue(typed);
                save(Integer.parseInt(stored.substring(0, end)), typed);
            }
        });
    }

    @Override
    public void show(TemplateDraft draft, List<Problem> problems) {
        TemplateDraft before = shown;
        if (before == null) {
            take(draft);
            text.setValue(draft.yaml());
            if (surface.mayEdit()) {
                takeStored(draft);
            }
        } else if (before.edition() != draft.edition() && !isConflict) {
            // What was typed in the last moment comes first, and is saved and merged as it comes.
            getElement()
                    .executeJs("return window.countersign.source.send(this)")
                    .then(String.class, typed -> {
                        if (typed.equals(before.yaml())) {
                            takeUnderCaret(draft, typed, () -> {});
                        }
                    });
        }
        mark(problems);
    }

    /** The field holds the text of this edition, or what was typed into that. Its value is not set here: it would overwrite what is typed in this moment. */
    private void take(TemplateDraft draft) {
        shown = draft;
        getElement().setAttribute("data-edition", String.valueOf(draft.edition()));
    }

    /**
     * Takes the text of somebody else, unless the person has typed on. Then their text is still one of the edition before, and is merged when it comes.
     *
     * @param before what is in the field, as far as is known here
     */
    private void takeUnderCaret(TemplateDraft draft, String before, SerializableRunnable taken) {
        getElement()
                .executeJs("return window.countersign.source.take(this, $0, $1)", before, draft.yaml())
                .then(Boolean.class, isTaken -> {
                    if (isTaken) {
                        take(draft);
                        taken.run();
                    }
                });
    }

    /** The field is left, perhaps for another page: what was typed in the last moment does not wait for a pause. */
    private void saveNow(String typed) {
        if (!typed.equals(text.getValue())) {
            save(typed);
        }
    }

    private void save(String typed) {
        TemplateDraft base = shown;
        if (base != null) {
            save(base.edition(), typed);
        }
    }

    private void save(int edition, String typed) {
        TemplateDraft base = shown;
        if (base == null || isConflict) {
            return;
        }
        DraftResult result = surface.drafts().save(surface.viewer().actor(), base.id(), edition, typed);
        switch (result) {
            case DraftResult.Saved saved -> saved(saved.draft(), typed);
            case DraftResult.Merged merged -> saved(merged.draft(), typed);
            case DraftResult.Conflict(TemplateDraft theirs) -> ask(theirs);
            case DraftResult.NotPossible _,
                    DraftResult.TooLong _,
                    DraftResult.NotFound _,
                    DraftResult.NotAllowed _ -> {}
        }
        changed.accept(result);
    }

    private void saved(TemplateDraft draft, String typed) {
        if (draft.yaml().equals(typed)) {
            take(draft);
            forgetStored(draft, typed);
        } else {
            takeUnderCaret(draft, typed, () -> forgetStored(draft, typed));
        }
    }

    private void forgetStored(TemplateDraft draft, String typed) {
        getElement()
                .executeJs(
                        "window.countersign.source.saved(this, [$0, $1], $2)",
                        typed.hashCode(),
                        draft.yaml().hashCode(),
                        draft.edition());
    }

    /** The text of the person stays in the field until they choose. The other one can be had back by undoing. */
    private void ask(TemplateDraft theirs) {
        isConflict = true;
        conflict.removeAll();
        Button mine = new Button(getTranslation("template.conflict.mine"), _ -> settle(theirs, true));
        mine.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        Button other = new Button(getTranslation("template.conflict.theirs"), _ -> settle(theirs, false));
        other.addThemeVariants(ButtonVariant.SMALL);
        Div answers = new Div(mine, other);
        answers.addClassName("answers");
        conflict.add(new Notice(
                        Tone.WAIT,
                        Icon.CHANGES,
                        theirs.changedBy()
                                .map(person -> getTranslation("template.conflict.by", person.name()))
                                .orElse(getTranslation("template.conflict")),
                        answers)
                .urgent());
    }

    private void settle(TemplateDraft theirs, boolean mine) {
        isConflict = false;
        conflict.removeAll();
        // They may have typed on since the conflict began.
        String newest = surface.drafts()
                .open(surface.viewer().actor(), theirs.id())
                .map(TemplateDraft::yaml)
                .orElse(theirs.yaml());
        DraftResult result = surface.drafts().replace(surface.viewer().actor(), theirs.id(), text.getValue());
        if (!mine && result instanceof DraftResult.Saved) {
            // The own text is kept as an edit before, so that it can be had back.
            result = surface.drafts().replace(surface.viewer().actor(), theirs.id(), newest);
        }
        if (result instanceof DraftResult.Saved(TemplateDraft now)) {
            saved(now, text.getValue());
        }
        changed.accept(result);
    }

    private void mark(List<Problem> problems) {
        String marked = problems.stream()
                .filter(problem -> problem.line() > 0)
                .map(problem -> problem.line() + (problem.isError() ? "e" : "w"))
                .distinct()
                .collect(Collectors.joining(" "));
        lines.getElement().setAttribute("data-problems", marked);
        getElement().executeJs("window.countersign?.source?.number(this)");
    }

    @Override
    public boolean lead(Problem problem) {
        getElement()
                .executeJs(
                        "window.countersign.source.go(this, $0, $1)",
                        Math.max(problem.line(), 1),
                        Math.max(problem.column(), 1));
        return true;
    }

    @Override
    public void gone() {
        text.setReadOnly(true);
    }
}
