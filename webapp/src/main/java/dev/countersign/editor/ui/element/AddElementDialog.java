package dev.countersign.editor.ui.element;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageDialog;
import java.util.Optional;

/** Asks what is to be added. */
public final class AddElementDialog extends PageDialog {

    private final Div choices = new Div();

    public AddElementDialog(String title) {
        setHeaderTitle(title);
        choices.addClassName("step-kinds");
        add(choices);
        getFooter().add(new Button(getTranslation("template.cancel"), _ -> close()));
        addOpenedChangeListener(opened -> {
            if (opened.isOpened()) {
                choices.getElement().executeJs("setTimeout(() => this.querySelector('button')?.focus())");
            }
        });
    }

    /**
     * Offers a kind of element.
     *
     * @param key of the text that names the kind; with {@code .about} of the one that explains it
     */
    public void offer(Icon icon, String key, Runnable add) {
        offer(icon, getTranslation(key), getTranslation(key + ".about"), add);
    }

    /**
     * Offers what was copied.
     *
     * @param name of the copied element; empty if there is none
     */
    public void offerPaste(Optional<String> name, Runnable paste) {
        name.ifPresent(copied -> offer(
                Icon.REQUESTS,
                getTranslation("template.step.paste"),
                getTranslation("template.step.paste.about", copied),
                paste));
    }

    private void offer(Icon icon, String name, String about, Runnable chosen) {
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
        choices.add(button);
    }
}
