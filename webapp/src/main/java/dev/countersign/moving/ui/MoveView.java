package dev.countersign.moving.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.moving.MoveBatch;
import dev.countersign.moving.MoveChoice;
import dev.countersign.moving.MovePlan;
import dev.countersign.moving.Moves;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateHistory;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Section;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves running requests of a template from one version to another: which of them fit, in one act, and what became of them. Who may only read sees the same
 * without buttons.
 */
@Route(MoveView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/templates.css")
@StyleSheet("countersign/moving.css")
public class MoveView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/templates/:template/move";

    private final transient Moves moves;
    private final transient TemplateCatalogue catalogue;
    private final Viewer viewer;
    private final transient Live live;

    public MoveView(Moves moves, TemplateCatalogue catalogue, Viewer viewer, Live live) {
        this.moves = moves;
        this.catalogue = catalogue;
        this.viewer = viewer;
        this.live = live;
        addClassNames("page", "move-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MoveAddress address =
                new MoveAddress(event.getRouteParameters().get("template").orElseThrow());
        QueryParameters given = event.getLocation().getQueryParameters();
        TemplateHistory template =
                catalogue.open(viewer.actor(), address.template()).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                new Anchor(
                        address.versions(),
                        getTranslation(
                                "move.back",
                                template.newest().definition().name().in(viewer.language()))),
                new Heading(getTranslation("move.title")));
        MoveAddress.batch(given)
                .ifPresentOrElse(
                        batch -> add(report(address, batch, given)),
                        () -> showPlan(
                                address, address.choice(given, template.newest().version()), given));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("move.title"));
    }

    private Component report(MoveAddress address, UUID batch, QueryParameters given) {
        return new ReportPart(
                address, batch, () -> moves.report(viewer.actor(), batch, MoveAddress.position(given)), viewer, live);
    }

    private void showPlan(MoveAddress address, MoveChoice choice, QueryParameters given) {
        List<MoveBatch> latest = moves.latest(viewer.actor(), address.template());
        Optional<MovePlan> first = moves.plan(viewer.actor(), choice, MoveAddress.after(given));
        MoveChoice chosen =
                first.map(plan -> address.choice(given, choice, plan)).orElse(choice);
        Optional<MovePlan> shown = chosen.equals(choice) ? first : moves.plan(viewer.actor(), chosen, Optional.empty());
        shown.ifPresentOrElse(
                plan -> add(plan(address, chosen, plan, given)),
                () -> add(new EmptyState(getTranslation("move.one-version"), getTranslation("move.one-version.text"))));
        if (!latest.isEmpty()) {
            add(new Section(
                    getTranslation("move.latest"),
                    new Rows(latest.stream().map(batch -> line(address, batch)).toList())));
        }
    }

    private Component plan(MoveAddress address, MoveChoice choice, MovePlan plan, QueryParameters given) {
        Div part = new Div(
                new Paragraph(getTranslation("move.about")),
                new VersionFields(address, choice, plan, viewer.language()),
                new PlanPart(address, choice, plan, MoveAddress.after(given).isPresent(), moves, viewer));
        part.addClassName("section");
        return part;
    }

    private Component line(MoveAddress address, MoveBatch batch) {
        Anchor open = new Anchor(address.of(batch.id()), getTranslation("move.from-to", batch.from(), batch.to()));
        open.addClassName("strong");
        Sentence about = new Sentence("move.by", batch.by().name(), Time.inSentence(batch.at(), viewer.formats()));
        about.addClassName("small");
        Paragraph counts = new Paragraph(ReportPart.counts(batch));
        counts.addClassName("small");
        Div line = new Div(open, about, counts);
        line.addClassName("version-line");
        return line;
    }
}
