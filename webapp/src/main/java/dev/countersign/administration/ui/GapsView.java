package dev.countersign.administration.ui;

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
import com.vaadin.flow.router.Route;
import dev.countersign.administration.Gap;
import dev.countersign.administration.Gaps;
import dev.countersign.people.Right;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What is missing in the organisation, so that somebody cannot be asked, each with what to do. */
@Route(GapsView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class GapsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/gaps";

    /** A page of another module. */
    static final String TEMPLATES = "organisation/templates";

    private final transient Gaps gaps;
    private final Viewer viewer;

    public GapsView(Gaps gaps, Viewer viewer) {
        this.gaps = gaps;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<Gap> found = gaps.list(viewer.actor()).orElseThrow(NotFoundException::new);
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        found.forEach(gap -> rows.add(new ListItem(line(gap))));
        rows.setVisible(!found.isEmpty());
        removeAll();
        add(new Heading(getTranslation("gaps.title")), StaffPages.links(PATH), rows);
        if (found.isEmpty()) {
            add(new EmptyState(getTranslation("gaps.none"), getTranslation("gaps.none.text")));
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("gaps.title"));
    }

    private Div line(Gap gap) {
        return switch (gap) {
            case Gap.Request request ->
                line(
                        "gaps.request",
                        "/requests/" + request.request(),
                        request.number(),
                        request.title().in(viewer.language()));
            case Gap.EmptyGroup(var group) ->
                line(
                        "gaps.empty-group",
                        GroupsView.PATH + "/" + group.id(),
                        group.name().in(viewer.language()),
                        GroupWords.names(group.templates(), viewer.language()));
            case Gap.UnknownGroup(var template, var key) ->
                line("gaps.unknown-group", GroupsView.PATH, template.in(viewer.language()), key);
            case Gap.TemplateNamesLeaver(var key, var template, var person) ->
                line(
                        "gaps.template-leaver",
                        viewer.actor().may(Right.SEE_TEMPLATES)
                                ? TEMPLATES + "/" + key
                                : StaffView.PATH + "/" + person.id(),
                        template.in(viewer.language()),
                        person.name());
            case Gap.TemplateNamesNobody(var template, var email) ->
                line("gaps.template-nobody", StaffAddView.PATH, template.in(viewer.language()), email);
            case Gap.HeadLeft(var department) ->
                line(
                        "gaps.head-left",
                        DepartmentsView.PATH,
                        department.name(),
                        department.head().map(person -> person.name()).orElse(""));
            case Gap.ManagerLeft(var manager, var people) ->
                line(
                        "gaps.manager-left",
                        StaffView.PATH + "?kind=manager-left",
                        manager.name(),
                        viewer.formats().say("gaps.people", people));
        };
    }

    private Div line(String key, String path, String first, String second) {
        Span wrong = new Span(getTranslation(key, first, second));
        wrong.addClassName("strong");
        Span todo = new Span(getTranslation(key + ".to-do"));
        todo.addClassName("small");
        Anchor open = Links.secondary(path, getTranslation("gaps.open"));
        open.getElement().setAttribute("aria-label", getTranslation("gaps.open.of", first));
        Div line = new Div(Icon.FAILED.draw(), new Div(wrong, todo), open);
        line.addClassNames("trouble", "gap");
        return line;
    }
}
