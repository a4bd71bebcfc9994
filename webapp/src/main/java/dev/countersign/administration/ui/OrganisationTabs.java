package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.people.Right;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Viewer;

/** The pages of the organisation that have no place in the main navigation. */
public final class OrganisationTabs extends Div {

    /** The page of the programs, which is in a module above this one. */
    public static final String PROGRAMS = "organisation/programs";

    /** The page of the webhooks, which is in a module above this one, too. */
    public static final String WEBHOOKS = "organisation/webhooks";

    public OrganisationTabs(Viewer viewer, String here) {
        addClassName("filters");
        Chips chips = new Chips(getTranslation("organisation.pages"));
        add(chips, viewer, here, Right.SEE_ORGANISATION, OrganisationView.PATH, "nav.organisation");
        add(chips, viewer, here, Right.SEE_AUDIT, AuditAddress.PAGE, "nav.audit");
        add(chips, viewer, here, Right.SEE_ORGANISATION, PROGRAMS, "programs.title");
        add(chips, viewer, here, Right.SEE_ORGANISATION, ConnectorsView.PATH, "connectors.title");
        add(chips, viewer, here, Right.SEE_ORGANISATION, WEBHOOKS, "webhooks.title");
        add(chips, viewer, here, Right.SEE_ALARMS, DeliveriesView.PATH, "nav.deliveries");
        add(chips, viewer, here, Right.SEE_REQUESTS, ExecutionsAddress.PAGE, "executions.title");
        add(chips, viewer, here, Right.SET_ORGANISATION, FirstStepsView.PATH, "first-steps.title");
        add(chips);
    }

    private void add(Chips chips, Viewer viewer, String here, Right right, String path, String label) {
        if (viewer.actor().may(right)) {
            chips.add(path, getTranslation(label), path.equals(here));
        }
    }
}
