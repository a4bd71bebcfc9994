package dev.countersign.editor.ui;

import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(80)
record TemplatesNavigation() implements NavigationEntry {

    @Override
    public String path() {
        return TemplatesView.PATH;
    }

    @Override
    public String labelKey() {
        return "nav.templates";
    }

    @Override
    public Icon icon() {
        return Icon.TEMPLATES;
    }

    /** In the menu of the person there: seven places do not fit beside each other. */
    @Override
    public boolean onPhones() {
        return false;
    }

    @Override
    public boolean isFor(Actor actor) {
        return actor.may(Right.SEE_TEMPLATES);
    }
}
