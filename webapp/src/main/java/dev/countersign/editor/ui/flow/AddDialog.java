package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageDialog;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks what is to be added. */
final class AddDialog extends PageDialog {

    /**
     * A dialog for one place.
     *
     * @param pasted the name of the step that can be pasted
     */
    AddDialog(Consumer<NewStep> add, Optional<String> pasted, Runnable paste) {
        setHeaderTitle(getTranslation("template.step.add"));
        Div choices = new Div();
        choices.addClassName("step-kinds");
        for (NewStep kind : NewStep.values()) {
            choices.add(choice(
                    icon(kind),
                    getTranslation("template.step." + kind.name()),
                    getTranslation("template.step." + kind.name() + ".about"),
                    () -> add.accept(kind)));
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

    static Icon icon(NewStep kind) {
        return switch (kind) {
            case APPROVAL -> Icon.DONE;
            case AUTOMATED -> Icon.AUTOMATED;
            case BRANCH -> Icon.BRANCH;
            case PARALLEL -> Icon.PARALLEL;
            case NOTIFY -> Icon.MAIL;
            case WAIT -> Icon.WAITING;
        };
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
