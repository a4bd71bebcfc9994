package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.administration.SavedViews;
import dev.countersign.administration.Trouble;
import dev.countersign.people.People;
import dev.countersign.request.RequestId;
import dev.countersign.request.Retries;
import dev.countersign.request.ui.Links;
import dev.countersign.request.ui.RequestLine;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All requests of the organisation; first those with which something is wrong. The filter is in the URL. */
@Route(OrganisationAddress.PAGE)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class OrganisationRequestsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient OrganisationRequests requests;
    private final transient RetryAction retry;
    private final Viewer viewer;
    private final transient OrganisationAddress address;
    private final Chips chips;
    private final Chips troubles;
    private final Anchor download = new Anchor();
    private final OrganisationFields fields;
    private final SavedViewList saved;
    private final UnorderedList rows = new UnorderedList();
    private final transient Parts lines = new Parts(rows);
    private final Div foot = new Div();
    private transient OrganisationFilter filter = OrganisationFilter.ATTENTION;
    private @Nullable RequestId after;
    private transient List<OrganisationPage.Line> shown = List.of();

    public OrganisationRequestsView(
            OrganisationRequests requests, SavedViews views, Retries retries, People people, Viewer viewer, Live live) {
        this.requests = requests;
        this.retry = new RetryAction(retries);
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
        rows.addClassName("rows");
        foot.addClassName("organisation-foot");
        Div filters = new Div(chips, download);
        filters.addClassName("filters");
        add(new Heading(getTranslation("organisation.title"), saved), filters, troubles, fields, rows, foot);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> shown.stream()
                        .anyMatch(line -> change.isAbout(line.request().id().value())),
                this::read);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters given = event.getLocation().getQueryParameters();
        filter = address.read(given);
        after = OrganisationAddress.after(given).orElse(null);
        fields.show(filter);
        for (State state : State.values()) {
            chips.add(
                    address.of(filter.in(state)),
                    getTranslation("organisation.state." + state.name()),
                    state == filter.state());
        }
        chips.removeOthers();
        showTroubles();
        download.setHref(address.file(filter));
        saved.show(address.query(filter));
        read();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("organisation.title"));
    }

    /** What is wrong with how many, as filters of those that need attention. */
    private void showTroubles() {
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
            Announcer.announce(ui, getTranslation("requests.found", shown.size()));
        });
    }

    private void read() {
        OrganisationPage page = requests.page(
                        viewer.actor(), filter, Optional.ofNullable(after), OrganisationRequests.PAGE)
                .orElseThrow(NotFoundException::new);
        shown = page.lines();
        lines.show(shown.stream()
                .map(line -> Part.of(line.request().id(), () -> item(line), line))
                .toList());
        rows.setVisible(!shown.isEmpty());
        foot.removeAll();
        foot.add(foot(page));
    }

    private ListItem item(OrganisationPage.Line line) {
        ListItem item = new ListItem(new RequestLine(line.request(), viewer.formats(), viewer.language(), true));
        line.troubles().forEach(trouble -> {
            TroubleNote note = new TroubleNote(trouble, viewer.formats());
            if (trouble.kind() == Trouble.Kind.FAILED && RetryAction.mayRetry(viewer)) {
                note.add(retry.button(line.request().id(), viewer, this::read));
            }
            item.add(note);
        });
        return item;
    }

    private List<Component> foot(OrganisationPage page) {
        List<Component> foot = new ArrayList<>();
        if (page.lines().isEmpty() && page.next().isEmpty()) {
            foot.add(empty());
        }
        if (after != null) {
            foot.add(new Anchor(address.of(filter), getTranslation("organisation.newest")));
        }
        page.next().ifPresent(next -> {
            if (page.lines().size() < OrganisationRequests.PAGE) {
                Span back = new Sentence("organisation.looked-back", Time.at(next.at(), viewer.formats()));
                back.addClassName("small");
                foot.add(back);
            }
            foot.add(new Anchor(address.of(filter, next.after()), getTranslation("organisation.older")));
        });
        return foot;
    }

    private EmptyState empty() {
        return filter.equals(OrganisationFilter.ATTENTION)
                ? new EmptyState(
                        getTranslation("organisation.fine.title"),
                        getTranslation("organisation.fine.text"),
                        Links.button(address.of(OrganisationFilter.of(State.ALL)), getTranslation("requests.show-all")))
                : new EmptyState(
                        getTranslation("requests.nothing-found.title"),
                        getTranslation("organisation.nothing-found"),
                        Links.button(
                                address.of(OrganisationFilter.of(State.ALL)), getTranslation("requests.show-all")));
    }
}
