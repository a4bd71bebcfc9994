package dev.countersign.administration.ui;

import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(75)
record StaffNavigation() implements NavigationEntry {

    @Override
    public String path() {
        return StaffView.PATH;
    }

    @Override
    public List<String> places() {
        return List.of(StaffView.PATH, GroupsView.PATH, DepartmentsView.PATH, GapsView.PATH);
    }

    @Override
    public String labelKey() {
        return "nav.people";
    }

    @Override
    public Icon icon() {
        return Icon.PEOPLE;
    }

    @Override
    public boolean isFor(Actor actor) {
        return actor.may(Right.SEE_PEOPLE);
    }
}
