package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.NotFoundException;
import dev.countersign.administration.OrganisationFilter;
import dev.countersign.administration.OrganisationFilter.State;
import dev.countersign.administration.OrganisationPage;
import dev.countersign.administration.OrganisationRequests;
import dev.countersign.live.Change;
import dev.countersign.request.RequestId;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of the requests of the organisation that a filter finds, newest first, with links to the pages before and after it. */
final class FoundRequests {

    /** What a list shows of each request, and the addresses of its pages. */
    interface Look {

        ListItem item(OrganisationPage.Line line);

        /** The address of the first page. */
        String address(OrganisationFilter filter);

        String address(OrganisationFilter filter, RequestId after);

        /** Shown if the filter finds nothing. */
        EmptyState nothing();

        /** Shown if the organisation has no request at all. */
        EmptyState nothingYet();
    }

    private final OrganisationRequests requests;
    private final Viewer viewer;
    private final Look look;
    private final UnorderedList rows = new UnorderedList();
    private final Parts lines = new Parts(rows);
    private final Div foot = new Div();
    private OrganisationFilter filter = OrganisationFilter.of(State.ALL);
    private @Nullable RequestId after;
    private List<OrganisationPage.Line> shown = List.of();

    FoundRequests(OrganisationRequests requests, Viewer viewer, Look look) {
        this.requests = requests;
        this.viewer = viewer;
        this.look = look;
        rows.addClassName("rows");
        foot.addClassName("organisation-foot");
    }

    /** The list, and the links below it. */
    Component[] parts() {
        return new Component[] {rows, foot};
    }

    int size() {
        return shown.size();
    }

    OrganisationFilter filter() {
        return filter;
    }

    boolean isFirstPage() {
        return after == null;
    }

    boolean isAbout(Change change) {
        return shown.stream()
                .anyMatch(line -> change.isAbout(line.request().id().value()));
    }

    /** @param last the last request of the page before */
    void show(OrganisationFilter wanted, Optional<RequestId> last) {
        filter = wanted;
        after = last.orElse(null);
        read();
    }

    void read() {
        OrganisationPage page = requests.page(
                        viewer.actor(), filter, Optional.ofNullable(after), OrganisationRequests.PAGE)
                .orElseThrow(NotFoundException::new);
        shown = page.lines();
        lines.show(shown.stream()
                .map(line -> Part.of(line.request().id(), () -> look.item(line), line))
                .toList());
        rows.setVisible(!shown.isEmpty());
        foot.removeAll();
        foot.add(foot(page));
    }

    private List<Component> foot(OrganisationPage page) {
        List<Component> parts = new ArrayList<>();
        if (page.lines().isEmpty() && page.next().isEmpty()) {
            parts.add(page.none() ? look.nothingYet() : look.nothing());
        }
        if (!isFirstPage()) {
            parts.add(new Anchor(look.address(filter), rows.getTranslation("organisation.newest")));
        }
        page.next().ifPresent(next -> {
            if (page.lines().size() < OrganisationRequests.PAGE) {
                Span back = new Sentence("organisation.looked-back", Time.inSentence(next.at(), viewer.formats()));
                back.addClassName("small");
                parts.add(back);
            }
            parts.add(new Anchor(look.address(filter, next.after()), rows.getTranslation("organisation.older")));
        });
        return parts;
    }
}
