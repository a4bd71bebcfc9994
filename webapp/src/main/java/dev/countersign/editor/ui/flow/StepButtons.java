package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.edit.Place;
import dev.countersign.definitions.step.Step;

/** What can be done with the selected step. The keys are named, so that they are learned here. */
final class StepButtons extends MenuBar {

    StepButtons(Step step, FlowActs acts) {
        String key = step.key();
        addThemeVariants(MenuBarVariant.SMALL, MenuBarVariant.TERTIARY);
        getElement().setAttribute("aria-label", getTranslation("template.step.acts"));
        button("↑", "template.step.up", () -> acts.moveBy(key, -1));
        button("↓", "template.step.down", () -> acts.moveBy(key, 1));
        MenuItem more = button("⋯", "template.step.more", () -> {});
        SubMenu menu = more.getSubMenu();
        item(menu, "template.step.add-behind", "A", () -> acts.perform(about(FlowAct.Kind.ADD_BEHIND, key)));
        item(menu, "template.step.duplicate", "Ctrl+D", () -> acts.duplicate(key));
        item(menu, "template.step.copy", "Ctrl+C", () -> acts.copy(key));
        item(menu, "template.step.cut", "Ctrl+X", () -> acts.cut(key));
        item(menu, "template.step.paste-behind", "Ctrl+V", () -> acts.perform(about(FlowAct.Kind.PASTE_BEHIND, key)));
        menu.addSeparator();
        item(menu, "template.step.wrap-parallel", "", () -> acts.wrap(key, NewStep.PARALLEL));
        item(menu, "template.step.wrap-branch", "", () -> acts.wrap(key, NewStep.BRANCH));
        if (!step.parts().isEmpty()) {
            item(menu, "template.step.unwrap", "", () -> acts.unwrap(key));
        }
        menu.addSeparator();
        item(menu, "template.step.remove", getTranslation("template.key.delete"), () -> acts.remove(key));
    }

    private static FlowAct about(FlowAct.Kind kind, String key) {
        return new FlowAct(kind, key, new Place("", 0, 0));
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
