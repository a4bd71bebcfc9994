package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageDialog;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks what is to be added. */
final class AddFieldDialog extends PageDialog {

    /**
     * A dialog for one place.
     *
     * @param inTable whether a column is added
     * @param pasted the name of the field that can be pasted
     */
    AddFieldDialog(boolean inTable, Consumer<NewField> add, Optional<String> pasted, Runnable paste) {
        setHeaderTitle(getTranslation(inTable ? "template.form.add-column" : "template.form.add"));
        Div choices = new Div();
        choices.addClassName("step-kinds");
        for (NewField kind : NewField.values()) {
            if (!inTable || kind.isColumn()) {
                choices.add(choice(
                        FieldPalette.icon(kind),
                        getTranslation("template.field." + kind.name()),
                        getTranslation("template.field." + kind.name() + ".about"),
                        () -> add.accept(kind)));
            }
        }
        pasted.ifPresent(name -> choices.add(choice(
                Icon.REQUESTS,
                getTranslation("template.step.paste"),
                getTranslation("template.step.paste.about", name),
                paste)));
        add(choices);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()));
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                choices.getElement().executeJs("setTimeout(() => this.querySelector('button')?.focus())");
            }
        });
    }

    private NativeButton choice(Icon icon, String name, String about, Runnable chosen) {
        Span title = new Span(icon.draw(), new Span(name));
        title.addClassNames("strong", "step-name");
        Span more = new Span(about);
        more.addClassName("small");
        NativeButton button = new NativeButton("", _ -> {
            close();
            chosen.run();
        });
        button.add(title, more);
        button.addClassName("step-kind");
        return button;
    }
}
