package dev.countersign.insight.ui;

import dev.countersign.insight.Insight;
import dev.countersign.people.Actor;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(85)
record InsightNavigation(Insight insight) implements NavigationEntry {

    @Override
    public String path() {
        return InsightAddress.PAGE;
    }

    @Override
    public String labelKey() {
        return "nav.insight";
    }

    @Override
    public Icon icon() {
        return Icon.CHART;
    }

    @Override
    public boolean isFor(Actor actor) {
        return insight.isFor(actor);
    }

    @Override
    public boolean onPhones() {
        return false;
    }
}
