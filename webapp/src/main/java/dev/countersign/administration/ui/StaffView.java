package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffFilter;
import dev.countersign.administration.StaffFilter.Kind;
import dev.countersign.administration.StaffPlace;
import dev.countersign.administration.StaffRow;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of the organisation. The filter is in the URL. */
@Route(StaffView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class StaffView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/people";

    private static final Set<Kind> FINE_WITHOUT = Set.of(Kind.LEFT, Kind.MANAGER_LEFT, Kind.ALONE);

    private static final String KIND = "kind";
    private static final String TEXT = "text";
    private static final String AFTER = "after";

    private final transient Staff staff;
    private final Viewer viewer;
    private final Chips chips;
    private final TextField search = new TextField();
    private final UnorderedList rows = new UnorderedList();
    private final Div foot = new Div();
    private transient StaffFilter filter = new StaffFilter(Kind.ACTIVE, "");

    public StaffView(Staff staff, Viewer viewer) {
        this.staff = staff;
        this.viewer = viewer;
        addClassName("page");
        chips = new Chips(getTranslation("people.filter"));
        search.setAriaLabel(getTranslation("people.search"));
        search.setPlaceholder(getTranslation("people.search"));
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                look(typed.getValue());
            }
        });
        rows.addClassName("rows");
        foot.addClassName("organisation-foot");
        Anchor download = new Anchor(PATH + ".csv", getTranslation("people.csv"));
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", true);
        download.addClassName("small");
        Div filters = new Div(chips, search, download);
        filters.addClassName("filters");
        add(heading(), StaffPages.links(PATH), filters, rows, foot);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters given = event.getLocation().getQueryParameters();
        boolean sameText = filter.text().equals(search.getValue().strip());
        filter = new StaffFilter(
                given.getSingleParameter(KIND).map(StaffView::kind).orElse(Kind.ACTIVE),
                given.getSingleParameter(TEXT).orElse(""));
        if (sameText || filter.text().isEmpty()) {
            search.setValue(filter.text());
        }
        for (Kind kind : Kind.values()) {
            chips.add(
                    address(new StaffFilter(kind, filter.text()), null),
                    getTranslation("people.kind." + kind.name()),
                    kind == filter.kind());
        }
        chips.removeOthers();
        show(given.getSingleParameter(AFTER).flatMap(StaffPlace::read));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.people"));
    }

    private Heading heading() {
        if (!viewer.actor().may(Right.MANAGE_PEOPLE)) {
            return new Heading(getTranslation("nav.people"));
        }
        return new Heading(
                getTranslation("nav.people"),
                Links.secondary(StaffImportView.PATH, getTranslation("people.import")),
                Links.button(StaffAddView.PATH, getTranslation("people.add")));
    }

    private void show(Optional<StaffPlace> after) {
        List<StaffRow> found = staff.page(viewer.actor(), filter, after).orElseThrow(NotFoundException::new);
        List<StaffRow> page = found.subList(0, Math.min(Staff.PAGE, found.size()));
        rows.removeAll();
        page.forEach(row -> rows.add(new ListItem(line(row))));
        rows.setVisible(!page.isEmpty());
        foot.removeAll();
        if (page.isEmpty()) {
            foot.add(nothing());
        }
        after.ifPresent(_ -> foot.add(new Anchor(address(filter, null), getTranslation("people.first"))));
        if (found.size() > page.size()) {
            foot.add(new Anchor(address(filter, page.getLast().place()), getTranslation("people.next")));
        }
    }

    /** That nobody has left, and that nobody lacks a manager, is no missing result. */
    private EmptyState nothing() {
        boolean fine = filter.text().isEmpty() && FINE_WITHOUT.contains(filter.kind());
        String key = fine ? "people.none." + filter.kind() : "people.none";
        return new EmptyState(getTranslation(key), getTranslation(key + ".text"));
    }

    private Anchor line(StaffRow row) {
        Span name = new Span(row.person().name());
        name.addClassName("strong");
        Span about = new Span(Dotted.of(about(row)));
        about.addClassName("small");
        Div words = new Div(name, about);
        words.addClassName("staff-words");
        List<Component> parts = new ArrayList<>(List.of(PersonMark.of(row.person()), words));
        Span roles = new Span(String.join(", ", StaffWords.roles(row.roles())));
        roles.addClassName("small");
        parts.add(roles);
        Anchor line = new Anchor(PATH + "/" + row.person().id());
        line.addClassName("staff-line");
        line.add(parts);
        return line;
    }

    private List<String> about(StaffRow row) {
        List<String> facts = new ArrayList<>(StaffWords.address(row.person()));
        if (row.department() != null) {
            facts.add(row.department());
        }
        row.manager()
                .map(PersonName::name)
                .ifPresent(manager -> facts.add(getTranslation("people.reports-to", manager)));
        if (!row.active()) {
            facts.add(getTranslation("people.left"));
        } else if (row.away()) {
            facts.add(getTranslation("people.away"));
        }
        return facts;
    }

    private void look(String text) {
        getUI().ifPresent(ui -> {
            ui.navigate(StaffView.class, QueryParameters.simple(named(new StaffFilter(filter.kind(), text), null)));
            Announcer.announce(ui, getTranslation("people.found", rows.getComponentCount()));
        });
    }

    /** The address of the list of these people. */
    static String of(Kind kind) {
        return address(new StaffFilter(kind, ""), null);
    }

    private static String address(StaffFilter filter, @Nullable StaffPlace after) {
        String query = QueryParameters.simple(named(filter, after)).getQueryString();
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    private static Map<String, String> named(StaffFilter filter, @Nullable StaffPlace after) {
        Map<String, String> named = new LinkedHashMap<>();
        if (filter.kind() != Kind.ACTIVE) {
            named.put(KIND, word(filter.kind()));
        }
        if (!filter.text().isEmpty()) {
            named.put(TEXT, filter.text());
        }
        if (after != null) {
            named.put(AFTER, after.text());
        }
        return named;
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> word(kind).equals(word))
                .findFirst()
                .orElse(Kind.ACTIVE);
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
