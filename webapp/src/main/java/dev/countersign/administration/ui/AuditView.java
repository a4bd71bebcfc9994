package dev.countersign.administration.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.AuditPart;
import dev.countersign.administration.AuditTrail;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditFinding;
import dev.countersign.audit.AuditLog;
import dev.countersign.people.People;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** The audit log, newest first. The filter is in the URL. */
@Route(AuditAddress.PAGE)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
@StyleSheet("countersign/alarms.css")
public class AuditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient AuditTrail trail;
    private final Viewer viewer;
    private final transient AuditAddress address;
    private final AuditFields fields;
    private final Anchor jsonLines = new Anchor();
    private final Anchor csv = new Anchor();
    private final Div about = new Div();
    private final UnorderedList rows = new UnorderedList();
    private final Div foot = new Div();

    public AuditView(AuditTrail trail, AuditLog log, People people, Viewer viewer) {
        this.trail = trail;
        this.viewer = viewer;
        this.address = new AuditAddress(viewer.person().zone());
        this.fields = new AuditFields(
                people, trail.kinds(viewer.actor()).orElseThrow(NotFoundException::new), viewer, this::look);
        addClassName("page");
        rows.addClassName("rows");
        foot.addClassName("organisation-foot");
        Div files = new Div(jsonLines, csv);
        files.addClassName("audit-files");
        setUp(jsonLines, "audit.export.jsonl");
        setUp(csv, "audit.export.csv");
        add(
                new Heading(getTranslation("nav.audit"), files),
                new OrganisationTabs(viewer, AuditAddress.PAGE),
                new AuditCheckPanel(
                        viewer.formats(),
                        () -> trail.lastCheck(viewer.actor()),
                        () -> trail.findings(viewer.actor()).orElse(List.of()),
                        () -> log.verify(viewer.actor()),
                        address.of(AuditFilter.ofKind(AuditFinding.KIND))),
                about,
                fields,
                rows,
                foot);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters given = event.getLocation().getQueryParameters();
        AuditFilter filter = address.read(given);
        fields.show(filter);
        jsonLines.setHref(address.file(filter, "jsonl"));
        csv.setHref(address.file(filter, "csv"));
        show(filter, AuditAddress.before(given));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.audit"));
    }

    private void setUp(Anchor file, String key) {
        file.setText(getTranslation(key));
        file.setRouterIgnore(true);
        file.getElement().setAttribute("download", true);
        file.addClassName("small");
    }

    private void show(AuditFilter filter, Optional<Long> before) {
        AuditPart part = trail.page(viewer.actor(), filter, before).orElseThrow(NotFoundException::new);
        rows.removeAll();
        part.lines().forEach(line -> rows.add(new AuditItem(line, viewer.formats())));
        rows.setVisible(!part.lines().isEmpty());
        showRequest(filter, part);
        foot.removeAll();
        if (part.lines().isEmpty()) {
            foot.add(new EmptyState(
                    getTranslation("requests.nothing-found.title"), getTranslation("audit.nothing-found")));
        }
        before.ifPresent(_ -> foot.add(new Anchor(address.of(filter), getTranslation("organisation.newest"))));
        part.next()
                .ifPresent(
                        next -> foot.add(new Anchor(address.of(filter, next), getTranslation("organisation.older"))));
    }

    /** A filter that has no field of its own. */
    private void showRequest(AuditFilter filter, AuditPart part) {
        about.removeAll();
        filter.request().ifPresent(id -> {
            Chips chips = new Chips(getTranslation("audit.request"));
            String name = part.lines().stream()
                    .flatMap(line -> line.request().stream())
                    .findFirst()
                    .map(request -> getTranslation("audit.request.only", request.number()))
                    .orElseGet(() -> getTranslation("audit.request.only", id));
            chips.add(address.of(filter), name, true);
            AuditFilter all =
                    new AuditFilter(filter.person(), Optional.empty(), filter.kind(), filter.from(), filter.until());
            chips.add(address.of(all), getTranslation("audit.request.all"), false);
            about.add(chips);
        });
    }

    private void look(AuditFilter wanted) {
        getUI().ifPresent(ui -> {
            ui.navigate(AuditView.class, QueryParameters.simple(address.named(wanted)));
            Announcer.announce(ui, getTranslation("audit.found", rows.getComponentCount()));
        });
    }
}
