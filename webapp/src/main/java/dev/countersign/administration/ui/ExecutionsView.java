package dev.countersign.administration.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.ui.Links;
import dev.countersign.request.ui.StatusBadge;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The executions of the organisation, newest first: one for each request. The filter is in the URL. */
@Route(ExecutionsAddress.PAGE)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
@StyleSheet("countersign/execution.css")
public class ExecutionsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Viewer viewer;
    private final Chips chips;
    private final ExecutionFields fields;
    private final transient FoundRequests found;

    public ExecutionsView(OrganisationRequests requests, Viewer viewer, Live live) {
        this.viewer = viewer;
        this.chips = new Chips(getTranslation("requests.filter"));
        this.fields = new ExecutionFields(requests.templates(viewer.actor()), viewer, this::look);
        addClassName("page");
        this.found = new FoundRequests(requests, viewer, new Look());
        Div filters = new Div(chips);
        filters.addClassName("filters");
        add(
                new Heading(getTranslation("executions.title")),
                new OrganisationTabs(viewer, ExecutionsAddress.PAGE),
                filters,
                fields);
        add(found.parts());
        live.keep(this, viewer.actor().tenant(), found::isAbout, found::read);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters given = event.getLocation().getQueryParameters();
        OrganisationFilter filter = ExecutionsAddress.read(given);
        fields.show(filter);
        for (State state : ExecutionsAddress.STATES) {
            chips.add(
                    ExecutionsAddress.of(filter.in(state)),
                    getTranslation("executions.state." + state.name()),
                    state == filter.state());
        }
        chips.removeOthers();
        found.show(filter, ExecutionsAddress.after(given));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("executions.title"));
    }

    private void look(OrganisationFilter wanted) {
        getUI().ifPresent(ui -> {
            ui.navigate(ExecutionsView.class, ExecutionsAddress.parameters(wanted));
            Announcer.announce(ui, getTranslation("executions.found", found.size()));
        });
    }

    private Anchor line(RequestRow row) {
        Anchor line = new Anchor(ExecutionsAddress.of(row.id()));
        line.addClassName("request-line");
        Span title = new Span(Dotted.of(List.of(row.number(), row.title().in(viewer.language()))));
        title.addClassNames("strong", "title");
        Span about = new Span(new Text(row.template().in(viewer.language()) + Dotted.POINT));
        about.add(new Sentence("executions.began", Time.inSentence(row.submittedAt(), viewer.formats())));
        about.addClassName("small");
        Span where = new Span();
        row.closedAt()
                .ifPresent(at -> where.add(new Sentence("requests.closed", Time.inSentence(at, viewer.formats()))));
        where.addClassNames("small", "where");
        line.add(title, StatusBadge.of(row.status(), row.changesDue().isPresent()), about, where);
        return line;
    }

    private final class Look implements FoundRequests.Look {

        @Override
        public ListItem item(OrganisationPage.Line line) {
            return new ListItem(line(line.request()));
        }

        @Override
        public String address(OrganisationFilter filter) {
            return ExecutionsAddress.of(filter);
        }

        @Override
        public String address(OrganisationFilter filter, RequestId after) {
            return ExecutionsAddress.of(filter, after);
        }

        @Override
        public EmptyState nothing() {
            return new EmptyState(
                    getTranslation("executions.none.title"),
                    getTranslation("executions.none.text"),
                    Links.button(ExecutionsAddress.PAGE, getTranslation("requests.show-all")));
        }

        @Override
        public EmptyState nothingYet() {
            return new EmptyState(
                    getTranslation("executions.none-yet.title"), getTranslation("executions.none-yet.text"));
        }
    }
}
