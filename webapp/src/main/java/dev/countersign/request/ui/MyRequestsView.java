package dev.countersign.request.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestFilter.Group;
import dev.countersign.request.RequestService;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;

/** The requests of a person. The filter is in the URL, so that the page can be shared and bookmarked. */
@Route("requests")
@PermitAll
@StyleSheet("countersign/requests.css")
public class MyRequestsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Div filters = new Div();
    private final TextField search = new TextField();
    private final RequestList list;
    private RequestFilter filter = RequestFilter.ALL;
    private final Anchor download = new Anchor();
    private Chips chips = chips();

    public MyRequestsView(RequestService requests, Viewer viewer, Live live) {
        addClassName("page");
        list = new RequestList(
                (shown, range) -> requests.list(viewer.actor(), shown, range),
                viewer.formats(),
                viewer.language(),
                this::namePart);
        filters.addClassName("filters");
        filters.add(chips, download, search);
        setUpDownload();
        setUpSearch();
        add(new Heading(getTranslation("nav.requests"), Links.button("new", getTranslation("nav.new"))), filters, list);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                list::readAgain);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean sameText = filter.text().equals(search.getValue());
        filter = FilterInAddress.read(event.getLocation().getQueryParameters());
        if (sameText || filter.text().isEmpty()) {
            search.setValue(filter.text());
        }
        showChips();
        download.setHref(FilterInAddress.write(RequestsCsv.PATH, filter));
        list.show(filter, FilterInAddress.part(event.getLocation().getQueryParameters()));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.requests"));
    }

    /** People who come back, also by Back in the browser, see the same part of the list. */
    private void namePart(ListPart part) {
        String address = FilterInAddress.write("requests", filter, part);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address));
    }

    /** The search field stays where it is: if it were taken out and put back, it would lose the focus while somebody types. */
    private void showChips() {
        Chips fresh = chips();
        filters.replace(chips, fresh);
        chips = fresh;
    }

    private Chips chips() {
        Chips chips = new Chips(getTranslation("requests.filter"));
        for (Group group : Group.values()) {
            chips.add(
                    FilterInAddress.write("requests", new RequestFilter(group, filter.text())),
                    getTranslation("requests.filter." + group.name()),
                    group == filter.group());
        }
        return chips;
    }

    private void setUpDownload() {
        download.setText(getTranslation("requests.csv"));
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", true);
        download.addClassName("small");
    }

    private void setUpSearch() {
        search.setAriaLabel(getTranslation("requests.search"));
        search.setPlaceholder(getTranslation("requests.search"));
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                look(typed.getValue());
            }
        });
    }

    private void look(String text) {
        getUI().ifPresent(ui -> {
            ui.navigate(MyRequestsView.class, FilterInAddress.parameters(new RequestFilter(filter.group(), text)));
            Announcer.announce(ui, getTranslation("requests.found", list.shown()));
        });
    }
}
