package dev.countersign.administration.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.DepartmentRow;
import dev.countersign.administration.Departments;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import dev.countersign.tenant.Tenants;
import dev.countersign.ui.Heading;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Adds a person by hand. */
@Route(StaffAddView.PATH)
@RolesAllowed({"ADMINISTRATOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class StaffAddView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = StaffView.PATH + "/new";

    private static final String EMAIL = "email";

    private final transient Staff staff;
    private final transient Departments departments;
    private final transient People people;
    private final transient Tenants tenants;
    private final Viewer viewer;

    public StaffAddView(Staff staff, Departments departments, People people, Tenants tenants, Viewer viewer) {
        this.staff = staff;
        this.departments = departments;
        this.people = people;
        this.tenants = tenants;
        this.viewer = viewer;
        addClassName("page");
    }

    private Locale language() {
        return Locale.of(tenants.languages(viewer.actor().tenant()).first());
    }

    /** The address of the page with this email address in its field. */
    static String with(String email) {
        return PATH + "?" + EMAIL + "=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.actor().may(Right.MANAGE_PEOPLE)) {
            throw new NotFoundException();
        }
        List<String> known = departments.list(viewer.actor()).orElseThrow(NotFoundException::new).stream()
                .map(DepartmentRow::name)
                .toList();
        removeAll();
        add(
                new Anchor(StaffView.PATH, getTranslation("people.all")),
                new Heading(getTranslation("people.add")),
                new Paragraph(getTranslation("people.add.text")),
                new StaffForm(
                        known,
                        event.getLocation().getQueryParameters().getSingleParameter(EMAIL),
                        language(),
                        people,
                        viewer,
                        draft -> {
                            StaffResult result = staff.add(viewer.actor(), draft);
                            if (result instanceof StaffResult.Added(var id)) {
                                getUI().ifPresent(ui -> ui.navigate(StaffView.PATH + "/" + id));
                            }
                            return result;
                        }));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("people.add"));
    }
}
