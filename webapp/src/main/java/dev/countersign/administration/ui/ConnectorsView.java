package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.connector.Connector;
import dev.countersign.connector.Connectors;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** The connectors of the organisation: which outside services automated steps can call, and how. */
@Route(ConnectorsView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class ConnectorsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/connectors";

    private final transient Connectors connectors;
    private final transient TemplateCatalogue templates;
    private final Viewer viewer;

    public ConnectorsView(Connectors connectors, TemplateCatalogue templates, Viewer viewer) {
        this.connectors = connectors;
        this.templates = templates;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("connectors.title"));
    }

    private void show() {
        List<Connector> found = connectors.list(viewer.actor()).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                heading(),
                new OrganisationTabs(viewer, PATH),
                new Paragraph(getTranslation("connectors.about")),
                new Rows(found.stream().map(this::line).toList()));
        if (found.isEmpty()) {
            add(new EmptyState(getTranslation("connectors.none"), getTranslation("connectors.none.text")));
        }
    }

    private Heading heading() {
        String title = getTranslation("connectors.title");
        if (!mayChange()) {
            return new Heading(title);
        }
        Button add = change(Optional.empty(), getTranslation("connectors.add"));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return new Heading(title, add);
    }

    private boolean mayChange() {
        return viewer.actor().may(Right.SET_ORGANISATION);
    }

    private Div line(Connector connector) {
        Span about = new Span(connector.key()
                + Dotted.POINT
                + connector.address()
                + Dotted.POINT
                + getTranslation("connectors.sign-in." + SignInKind.of(connector.signIn())));
        about.addClassName("small");
        Div line = new MarkedLine(Icon.AUTOMATED, connector.name(), List.of(new Div(about)));
        if (mayChange()) {
            Button change = change(Optional.of(connector), getTranslation("connectors.change"));
            change.setAriaLabel(getTranslation("connectors.change.of", connector.name()));
            line.add(change);
        }
        return line;
    }

    private Button change(Optional<Connector> connector, String text) {
        KeptDialog kept = new KeptDialog(
                viewer.actor(), "connector." + connector.map(Connector::key).orElse(""));
        return kept.button(
                text,
                () -> kept.open(
                        new ConnectorDialog(connector, kept.fields(), connectors, templates, viewer, this::show)));
    }
}
