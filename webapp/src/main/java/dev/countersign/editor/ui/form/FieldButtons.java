package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.countersign.definitions.edit.Place;
import dev.countersign.editor.ui.flow.FlowAct;

/** What can be done with the selected field. The keys are named, so that they are learned here. */
final class FieldButtons extends MenuBar {

    FieldButtons(FieldScope scope) {
        FieldActs acts = scope.acts();
        addThemeVariants(MenuBarVariant.SMALL, MenuBarVariant.TERTIARY);
        getElement().setAttribute("aria-label", getTranslation("template.field.acts"));
        button("↑", "template.step.up", () -> acts.moveBy(scope.id(), -1));
        button("↓", "template.step.down", () -> acts.moveBy(scope.id(), 1));
        MenuItem more = button("⋯", "template.step.more", () -> {});
        SubMenu menu = more.getSubMenu();
        item(menu, "template.field.add-behind", "A", () -> perform(scope, FlowAct.Kind.ADD_BEHIND));
        item(menu, "template.step.duplicate", "Ctrl+D", () -> acts.duplicate(scope.id()));
        item(menu, "template.step.copy", "Ctrl+C", () -> acts.copy(scope.id()));
        item(menu, "template.step.cut", "Ctrl+X", () -> perform(scope, FlowAct.Kind.CUT));
        item(menu, "template.step.paste-behind", "Ctrl+V", () -> perform(scope, FlowAct.Kind.PASTE_BEHIND));
        menu.addSeparator();
        item(menu, "template.step.remove", getTranslation("template.key.delete"), () -> acts.remove(scope.id()));
    }

    private static void perform(FieldScope scope, FlowAct.Kind kind) {
        scope.acts().perform(new FlowAct(kind, scope.id().toString(), new Place("", 0, 0)));
    }

    private MenuItem button(String sign, String key, Runnable act) {
        MenuItem item = addItem(new Span(sign), getTranslation(key), _ -> act.run());
        item.setAriaLabel(getTranslation(key));
        return item;
    }

    private void item(SubMenu menu, String key, String keys, Runnable act) {
        Span hint = new Span(keys);
        hint.addClassName("small");
        hint.getElement().setAttribute("aria-hidden", "true");
        Div line = new Div(new Span(getTranslation(key)), hint);
        line.addClassName("menu-line");
        menu.addItem(line, _ -> act.run());
    }
}
