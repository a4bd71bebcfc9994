package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.countersign.template.TemplateDraft;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;

/** The name of a draft, who changed it last, and what can be done with all of it. */
final class DraftHead extends Div {

    /** What the buttons do. */
    record Acts(Runnable undo, Runnable redo, Runnable publish, Runnable discard) {}

    private final Viewer viewer;
    private final H1 title = new H1();
    private final Span state = new Span();
    private final Button undo;
    private final Button redo;
    private final Button publish;
    private final Button discard;
    private final Anchor export = new Anchor();
    private final Div end = new Div();

    /** @param mayEdit whether there is anything to be done but to export it */
    DraftHead(Viewer viewer, boolean mayEdit, Acts acts) {
        this.viewer = viewer;
        addClassNames("heading", "draft-head");
        state.addClassName("small");
        undo = new Button(getTranslation("template.undo"), _ -> acts.undo().run());
        redo = new Button(getTranslation("template.redo"), _ -> acts.redo().run());
        discard = new Button(
                getTranslation("template.discard"), _ -> acts.discard().run());
        publish = new Button(
                getTranslation("template.publish"), _ -> acts.publish().run());
        undo.addThemeVariants(ButtonVariant.TERTIARY);
        redo.addThemeVariants(ButtonVariant.TERTIARY);
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        export.setText(getTranslation("template.export"));
        export.setRouterIgnore(true);
        export.getElement().setAttribute("download", true);
        export.addClassName("button");
        Div words = new Div(title, state);
        words.addClassName("draft-words");
        Div buttons = mayEdit ? new Div(undo, redo, discard, export, publish) : new Div(export);
        buttons.addClassName("template-acts");
        add(words, buttons, end);
    }

    String name() {
        return title.getText();
    }

    void show(TemplateDraft draft) {
        String name = draft.definition()
                .map(definition -> definition.name().in(viewer.language()))
                .orElse(draft.name());
        title.setText(name.isBlank() ? getTranslation("template.unnamed") : name);
        state.removeAll();
        state.add(new Span(
                draft.template().isPresent()
                        ? getTranslation("template.draft-of", draft.basedOn())
                        : getTranslation("template.draft-new")));
        state.add(new Span(" · "
                + draft.changedBy()
                        .map(person -> getTranslation("template.saved-by", person.name()))
                        .orElse(getTranslation("template.saved"))
                + " "));
        state.add(Time.ago(draft.changedAt(), viewer.formats()));
        undo.setEnabled(draft.undoable());
        redo.setEnabled(draft.redoable());
        export.setHref(DraftView.address(draft.id()) + ".yaml");
    }

    /** @param why it is not there any more */
    void gone(String why) {
        for (Button button : new Button[] {undo, redo, publish, discard}) {
            button.setEnabled(false);
        }
        end.removeAll();
        end.add(new Notice(
                        Tone.WAIT, Icon.WITHDRAWN, why, new Anchor(TemplatesView.PATH, getTranslation("template.all")))
                .urgent());
    }
}
