package dev.countersign.administration.ui;

import dev.countersign.alarm.Alarms;
import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(90)
record AlarmsNavigation(Alarms alarms) implements NavigationEntry {

    @Override
    public String path() {
        return "alarms";
    }

    @Override
    public String labelKey() {
        return "nav.alarms";
    }

    @Override
    public Icon icon() {
        return Icon.FAILED;
    }

    @Override
    public boolean isFor(Actor actor) {
        return actor.may(Right.SEE_ALARMS);
    }

    @Override
    public int waiting(Actor actor) {
        return alarms.open(actor);
    }
}
