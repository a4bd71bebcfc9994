package dev.countersign.editor.ui.element;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with the selected element. The keys are named, so that they are learned here. */
public final class ElementButtons extends MenuBar {

    /** An act that only one of the editors has. */
    public record Own(String text, Runnable act) {}

    private final transient Consumer<ElementAct.Kind> perform;

    /**
     * The buttons of one element.
     *
     * @param label what they are called
     * @param addBehind the text of the act that adds another element behind this one
     */
    public ElementButtons(String label, String addBehind, Consumer<ElementAct.Kind> perform, List<Own> own) {
        this.perform = perform;
        addThemeVariants(MenuBarVariant.SMALL, MenuBarVariant.TERTIARY);
        getElement().setAttribute("aria-label", label);
        button("↑", getTranslation("template.step.up"), () -> perform.accept(ElementAct.Kind.UP));
        button("↓", getTranslation("template.step.down"), () -> perform.accept(ElementAct.Kind.DOWN));
        SubMenu menu =
                button("⋯", getTranslation("template.step.more"), () -> {}).getSubMenu();
        item(menu, addBehind, "A", ElementAct.Kind.ADD_BEHIND);
        item(menu, getTranslation("template.step.duplicate"), "Ctrl+D", ElementAct.Kind.DUPLICATE);
        item(menu, getTranslation("template.step.copy"), "Ctrl+C", ElementAct.Kind.COPY);
        item(menu, getTranslation("template.step.cut"), "Ctrl+X", ElementAct.Kind.CUT);
        item(menu, getTranslation("template.step.paste-behind"), "Ctrl+V", ElementAct.Kind.PASTE_BEHIND);
        menu.addSeparator();
        if (!own.isEmpty()) {
            own.forEach(one -> item(menu, one.text(), "", one.act()));
            menu.addSeparator();
        }
        item(
                menu,
                getTranslation("template.step.remove"),
                getTranslation("template.key.delete"),
                ElementAct.Kind.REMOVE);
    }

    private MenuItem button(String sign, String text, Runnable act) {
        MenuItem item = addItem(new Span(sign), text, _ -> act.run());
        item.setAriaLabel(text);
        return item;
    }

    private void item(SubMenu menu, String text, String keys, ElementAct.Kind kind) {
        item(menu, text, keys, () -> perform.accept(kind));
    }

    private static void item(SubMenu menu, String text, String keys, Runnable act) {
        Span hint = new Span(keys);
        hint.addClassName("small");
        hint.getElement().setAttribute("aria-hidden", "true");
        Div line = new Div(new Span(text), hint);
        line.addClassName("menu-line");
        menu.addItem(line, _ -> act.run());
    }
}
