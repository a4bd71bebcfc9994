package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.agreement.Agreements;
import dev.countersign.agreement.Proposal;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.ui.flow.FlowRead;
import dev.countersign.editor.ui.flow.StepWords;
import dev.countersign.request.ui.Links;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateSource;
import dev.countersign.ui.Heading;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Section;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;

/** Exactly what somebody would publish: what differs from the newest version, and the flow. */
@Route(PublicationView.PATH + "/:proposal")
@RolesAllowed({"ADMINISTRATOR", "TEMPLATE_EDITOR", "AUDITOR"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/templates.css")
@StyleSheet("countersign/flow.css")
public class PublicationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = TemplatesView.PATH + "/publications";

    private final transient Agreements agreements;
    private final transient ProposalNotices notices;
    private final transient TemplateCatalogue catalogue;
    private final transient TemplateUsage usage;
    private final Viewer viewer;
    private String name = "";

    PublicationView(
            Agreements agreements,
            ProposalNotices notices,
            TemplateCatalogue catalogue,
            TemplateUsage usage,
            Viewer viewer) {
        this.agreements = agreements;
        this.notices = notices;
        this.catalogue = catalogue;
        this.usage = usage;
        this.viewer = viewer;
        addClassNames("page", "template-page");
    }

    static String address(UUID proposal) {
        return PATH + "/" + proposal;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Proposal proposal = event.getRouteParameters()
                .get("proposal")
                .flatMap(Links::uuid)
                .flatMap(id -> agreements.open(viewer.actor(), id))
                .orElseThrow(NotFoundException::new);
        if (!(TemplateYaml.read(proposal.source()) instanceof ReadResult.Parsed(TemplateDefinition definition))) {
            throw new NotFoundException();
        }
        name = definition.name().in(viewer.language());
        removeAll();
        add(
                new Anchor(TemplatesView.PATH, getTranslation("template.all")),
                new Heading(getTranslation("template.agreement.title", name)),
                by(proposal),
                notices.notice(viewer, proposal, false));
        if (!proposal.note().isEmpty()) {
            Paragraph note = new Paragraph(proposal.note());
            note.addClassName("prose");
            add(new Section(getTranslation("template.note"), note));
        }
        add(difference(proposal, definition), flow(definition));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("template.agreement.title", name));
    }

    private Span by(Proposal proposal) {
        Span by = new Span(getTranslation("template.agreement.by", proposal.by().name()) + " ");
        by.add(Time.inSentence(proposal.at(), viewer.formats()));
        by.addClassName("small");
        return by;
    }

    /** From the newest version; of a new template the whole text. */
    private Component difference(Proposal proposal, TemplateDefinition definition) {
        Optional<TemplateSource> newest = catalogue
                .open(viewer.actor(), proposal.template())
                .flatMap(template -> catalogue.source(
                        viewer.actor(), proposal.template(), template.newest().version()));
        return newest.<Component>map(older -> new DifferencePart(
                        older.definition(),
                        older.yaml(),
                        definition,
                        proposal.source(),
                        version -> StepWords.of(version, usage, viewer),
                        viewer.formats()))
                .orElseGet(() -> {
                    Pre code = new Pre(proposal.source());
                    code.addClassName("code");
                    code.getElement().setAttribute("tabindex", "0");
                    return new Section(getTranslation("template.source"), code);
                });
    }

    private Section flow(TemplateDefinition definition) {
        return new Section(
                getTranslation("template.tab.FLOW"), new FlowRead(definition, StepWords.of(definition, usage, viewer)));
    }
}
