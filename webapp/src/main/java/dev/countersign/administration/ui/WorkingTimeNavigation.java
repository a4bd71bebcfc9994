package dev.countersign.administration.ui;

import dev.countersign.people.Actor;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(95)
record WorkingTimeNavigation() implements NavigationEntry {

    @Override
    public String path() {
        return "working-time";
    }

    @Override
    public String labelKey() {
        return "nav.working-time";
    }

    @Override
    public String shortLabelKey() {
        return "nav.working-time.short";
    }

    @Override
    public Icon icon() {
        return Icon.WAITING;
    }

    @Override
    public boolean isFor(Actor actor) {
        return actor.isAdministrator();
    }
}
