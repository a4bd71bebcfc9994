package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.administration.SavedViews;
import dev.countersign.administration.Trouble;
import dev.countersign.approval.ui.ReassignAction;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.ui.Links;
import dev.countersign.request.ui.ListPlaces;
import dev.countersign.request.ui.RequestLine;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.Optional;

/** All requests of the organisation; first those with which something is wrong. The filter is in the URL. */
@Route(OrganisationAddress.PAGE)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class OrganisationRequestsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient OrganisationRequests requests;
    private final transient RetryAction retry;
    private final transient ReassignAction reassign;
    private final Viewer viewer;
    private final transient OrganisationAddress address;
    private final Chips chips;
    private final Chips troubles;
    private final Anchor download = new Anchor();
    private final OrganisationFields fields;
    private final SavedViewList saved;
    private final transient FoundRequests found;

    public OrganisationRequestsView(
            OrganisationRequests requests,
            SavedViews views,
            RetryAction retry,
            ReassignAction reassign,
            People people,
            Viewer viewer,
            Live live) {
        this.requests = requests;
        this.retry = retry;
        this.reassign = reassign;
        this.viewer = viewer;
        this.address = new OrganisationAddress(viewer.person().zone());
        this.chips = new Chips(getTranslation("requests.filter"));
        this.troubles = new Chips(getTranslation("trouble.filter"));
        this.fields = new OrganisationFields(people, requests.templates(viewer.actor()), viewer, this::look);
        this.saved = new SavedViewList(views, viewer);
        addClassName("page");
        download.setText(getTranslation("requests.csv"));
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", true);
        download.addClassName("small");
        this.found = new FoundRequests(requests, viewer, new Look());
        Div filters = new Div(chips, download);
        filters.addClassName("filters");
        add(new Heading(getTranslation("organisation.title"), saved), filters, troubles, fields);
        add(found.parts());
        live.keep(this, viewer.actor().tenant(), found::isAbout, found::read);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters given = event.getLocation().getQueryParameters();
        OrganisationFilter filter = address.read(given);
        fields.show(filter);
        for (State state : State.values()) {
            chips.add(
                    address.of(filter.in(state)),
                    getTranslation("organisation.state." + state.name()),
                    state == filter.state());
        }
        chips.removeOthers();
        showTroubles(filter);
        download.setHref(address.file(filter));
        saved.show(address.query(filter));
        found.show(filter, OrganisationAddress.after(given));
        ListPlaces.remember(
                event.getUI(), OrganisationAddress.PAGE, event.getLocation().getPathWithQueryParameters());
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("organisation.title"));
    }

    /** What is wrong with how many, as filters of those that need attention. */
    private void showTroubles(OrganisationFilter filter) {
        boolean asked = filter.state() == State.ATTENTION;
        troubles.setVisible(asked);
        if (!asked) {
            return;
        }
        Map<Trouble.Kind, Integer> counted = requests.troubleCounts(viewer.actor());
        troubles.setVisible(
                filter.trouble().isPresent() || counted.values().stream().anyMatch(count -> count > 0));
        troubles.add(
                address.of(filter.in(State.ATTENTION)),
                getTranslation("trouble.any"),
                filter.trouble().isEmpty());
        for (Trouble.Kind kind : Trouble.Kind.values()) {
            int count = counted.getOrDefault(kind, 0);
            boolean chosen = filter.trouble().filter(kind::equals).isPresent();
            if (count > 0 || chosen) {
                String key = count < OrganisationRequests.MOST_COUNTED ? "trouble.count" : "trouble.count.many";
                troubles.add(
                        address.of(filter.about(kind)),
                        getTranslation(key, getTranslation("trouble.short." + kind), count),
                        chosen);
            }
        }
        troubles.removeOthers();
    }

    private void look(OrganisationFilter wanted) {
        getUI().ifPresent(ui -> {
            ui.navigate(OrganisationRequestsView.class, address.parameters(wanted));
            Announcer.announce(ui, getTranslation("requests.found", found.size()));
        });
    }

    private final class Look implements FoundRequests.Look {

        @Override
        public ListItem item(OrganisationPage.Line line) {
            ListItem item = new ListItem(new RequestLine(line.request(), viewer.formats(), viewer.language(), true));
            line.troubles().forEach(trouble -> {
                TroubleNote note = new TroubleNote(trouble, viewer.formats());
                if (viewer.actor().may(Right.MANAGE_REQUESTS)) {
                    mend(trouble, line.request()).ifPresent(note::add);
                }
                item.add(note);
            });
            return item;
        }

        private Optional<Button> mend(Trouble trouble, RequestRow request) {
            return switch (trouble.kind()) {
                case FAILED -> Optional.of(retry.button(request.id(), viewer, found::read));
                case NOBODY ->
                    Optional.of(reassign.button(request.id(), viewer, found::read))
                            .filter(_ -> !request.requester()
                                    .id()
                                    .equals(viewer.actor().person()));
                case TOO_FEW, UNCONFIRMED, NOT_STARTED, OVERDUE -> Optional.empty();
            };
        }

        @Override
        public String address(OrganisationFilter filter) {
            return address.of(filter);
        }

        @Override
        public String address(OrganisationFilter filter, RequestId after) {
            return address.of(filter, after);
        }

        @Override
        public EmptyState nothing() {
            Anchor all =
                    Links.button(address.of(OrganisationFilter.of(State.ALL)), getTranslation("requests.show-all"));
            return found.filter().equals(OrganisationFilter.ATTENTION)
                    ? new EmptyState(
                            getTranslation("organisation.fine.title"), getTranslation("organisation.fine.text"), all)
                    : new EmptyState(
                            getTranslation("requests.nothing-found.title"),
                            getTranslation("organisation.nothing-found"),
                            all);
        }

        @Override
        public EmptyState nothingYet() {
            return new EmptyState(getTranslation("organisation.none.title"), getTranslation("organisation.none.text"));
        }
    }
}
