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
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Right;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The groups of the organisation. */
@Route(GroupsView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR", "SERVICE_DESK"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class GroupsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/groups";

    private final transient Groups groups;
    private final transient CreateGroupAction creating;
    private final Viewer viewer;

    public GroupsView(Groups groups, CreateGroupAction creating, Viewer viewer) {
        this.groups = groups;
        this.creating = creating;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<GroupRow> found = groups.list(viewer.actor()).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                heading(),
                StaffPages.links(PATH),
                new Rows(found.stream().map(this::line).toList()));
        if (found.isEmpty()) {
            add(new EmptyState(getTranslation("groups.none"), getTranslation("groups.none.text")));
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("groups.title"));
    }

    private Heading heading() {
        String title = getTranslation("groups.title");
        if (!viewer.actor().may(Right.MANAGE_PEOPLE)) {
            return new Heading(title);
        }
        return new Heading(title, creating.button(Text.NONE, viewer));
    }

    private Anchor line(GroupRow group) {
        Span name = new Span(group.name().in(viewer.language()));
        name.addClassName("strong");
        Span about = new Span(
                group.templates().isEmpty()
                        ? getTranslation("groups.unused", group.key())
                        : getTranslation(
                                "groups.used-by", group.key(), GroupWords.names(group.templates(), viewer.language())));
        about.addClassName("small");
        Div words = new Div(name, about);
        words.addClassName("staff-words");
        Span members = new Span(viewer.formats().say("groups.members", group.members()));
        members.addClassName("small");
        Span mark = new Span(Icon.PEOPLE.draw());
        mark.addClassName("event-mark");
        Anchor line = new Anchor(PATH + "/" + group.id());
        line.addClassName("staff-line");
        line.add(mark, words, members);
        return line;
    }
}
