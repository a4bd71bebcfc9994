package dev.countersign.administration.ui;

import dev.countersign.people.Actor;
import dev.countersign.people.Right;
import dev.countersign.ui.Icon;
import dev.countersign.ui.NavigationEntry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Component
@Order(70)
record OrganisationNavigation() implements NavigationEntry {

    @Override
    public String path() {
        return OrganisationAddress.PAGE;
    }

    @Override
    public String labelKey() {
        return "nav.organisation-requests";
    }

    @Override
    public String shortLabelKey() {
        return "nav.organisation-requests.short";
    }

    @Override
    public Icon icon() {
        return Icon.SEARCH;
    }

    @Override
    public boolean isFor(Actor actor) {
        return actor.may(Right.SEE_REQUESTS);
    }
}
