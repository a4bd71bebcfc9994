package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import dev.countersign.ui.KeptWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the browser must know about the texts of a template that are being typed ({@code countersign/edited.js}): it stores them until they are saved, and
 * does not let the text of somebody else replace them.
 */
public final class EditedTexts {

    private static final String PANE = "data-kept-as";
    private static final String MEMBER = "data-member";

    private EditedTexts() {}

    /** Begins to watch a pane of fields. Call it when it is attached. */
    public static void watch(Component pane, UI ui) {
        ui.getPage().addJsModule("context://countersign/edited.js");
        Element element = pane.getElement();
        element.setAttribute("data-edited", "")
                .setAttribute("data-changed-too", pane.getTranslation("template.changed-too"))
                .setAttribute("data-typed-before", pane.getTranslation("template.typed-before", "{0}"));
        // Nothing is done for it here: what was held back comes before it.
        element.addEventListener("edited-flush", _ -> {});
        element.executeJs("window.countersign.edited.watch(this)");
    }

    /** The pane shows other fields from now on. Call it before they are added. */
    public static void show(Component pane, KeptWords kept) {
        kept.mark(pane);
    }

    static void bind(Component component, String path) {
        component.getElement().setAttribute(MEMBER, path);
    }

    /** The texts of the component, as they have come from the browser. */
    static List<AbstractField<?, String>> texts(Component component) {
        return all(component).toList();
    }

    private static Stream<AbstractField<?, String>> all(Component component) {
        return switch (component) {
            case TextField field -> Stream.of(field);
            case TextArea area -> Stream.of(area);
            default -> component.getChildren().flatMap(EditedTexts::all);
        };
    }

    /** Tells the browser that these texts have come. What it shows may be changed by the same message. */
    static void received(Component component) {
        for (AbstractField<?, String> field : texts(component)) {
            String text = field.getValue();
            field.getUI()
                    .ifPresent(ui -> ui.beforeClientResponse(
                            field,
                            _ -> field.getElement()
                                    .executeJs(
                                            "window.countersign.edited?.received(this, $0, $1)",
                                            text,
                                            field.getValue())));
        }
    }

    /** Deletes what is stored of these texts, which are saved. The fields may be gone by the time the browser hears of it, so the page is told. */
    static void saved(Component component, List<String> texts) {
        Optional<String> pane = pane(component.getElement());
        for (int at = 0; at < texts.size() && pane.isPresent(); at++) {
            String key = pane.get() + component.getElement().getAttribute(MEMBER) + "/" + at;
            String text = texts.get(at);
            component
                    .getUI()
                    .ifPresent(ui -> ui.getPage().executeJs("window.countersign.edited?.saved($0, $1)", key, text));
        }
    }

    private static Optional<String> pane(@Nullable Element element) {
        if (element == null) {
            return Optional.empty();
        }
        return element.hasAttribute(PANE) ? Optional.of(element.getAttribute(PANE)) : pane(element.getParent());
    }
}
