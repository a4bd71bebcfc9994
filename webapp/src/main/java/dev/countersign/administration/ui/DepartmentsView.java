package dev.countersign.administration.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.DepartmentRow;
import dev.countersign.administration.Departments;
import dev.countersign.people.Right;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The departments of the organisation, with their heads. */
@Route(DepartmentsView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class DepartmentsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/departments";

    private final transient Departments departments;
    private final transient HeadAction heads;
    private final Viewer viewer;

    public DepartmentsView(Departments departments, HeadAction heads, Viewer viewer) {
        this.departments = departments;
        this.heads = heads;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("departments.title"));
    }

    private void show() {
        List<DepartmentRow> found = departments.list(viewer.actor()).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                new Heading(getTranslation("departments.title")),
                StaffPages.links(PATH),
                new Rows(found.stream().map(this::line).toList()));
        if (found.isEmpty()) {
            add(new EmptyState(getTranslation("departments.none"), getTranslation("departments.none.text")));
        }
    }

    private Div line(DepartmentRow department) {
        Div about = new Div(
                new Span(viewer.formats().say("departments.people", department.people())),
                new Span(" · "),
                head(department));
        about.addClassName("small");
        Div line = new MarkedLine(Icon.PEOPLE, department.name(), List.of(about));
        if (viewer.actor().may(Right.MANAGE_PEOPLE)) {
            line.add(heads.button(department, viewer, this::show));
        }
        return line;
    }

    private Span head(DepartmentRow department) {
        return department
                .head()
                .map(person -> {
                    Anchor link = new Anchor(StaffView.PATH + "/" + person.id(), person.name());
                    Span head = new Span(new Span(getTranslation("departments.head") + " "), link);
                    if (department.headLeft()) {
                        head.add(new Span(" (" + getTranslation("people.left") + ")"));
                    }
                    return head;
                })
                .orElseGet(() -> new Span(getTranslation("departments.no-head")));
    }
}
