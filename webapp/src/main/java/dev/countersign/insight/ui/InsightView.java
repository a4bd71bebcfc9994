package dev.countersign.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.insight.Insight;
import dev.countersign.insight.InsightFilter;
import dev.countersign.insight.InsightFilter.Scope;
import dev.countersign.insight.InsightPage;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.Chips;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;

/** Figures about requests: of the organisation for those who may see all of them, of their team for managers. The filter is in the URL. */
@Route(InsightAddress.PAGE)
@PermitAll
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/insight.css")
public class InsightView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Insight insight;
    private final Viewer viewer;
    private final Anchor download = new Anchor();
    private final Chips scopes;
    private final Div filters = new Div();
    private final InsightFields fields;
    private final Div figures = new Div();

    public InsightView(Insight insight, Viewer viewer) {
        this.insight = insight;
        this.viewer = viewer;
        this.scopes = new Chips(getTranslation("insight.whose"));
        this.fields = new InsightFields(insight.choices(viewer.actor()), viewer, this::look);
        addClassNames("page", "insight");
        download.setText(getTranslation("insight.csv"));
        download.setRouterIgnore(true);
        download.getElement().setAttribute("download", true);
        download.addClassName("small");
        filters.addClassName("filters");
        filters.add(scopes, download);
        figures.addClassName("insight-figures");
        add(new Heading(getTranslation("insight.title")), filters, fields, figures);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        InsightPage page = insight.read(
                        viewer.actor(), InsightAddress.read(event.getLocation().getQueryParameters()))
                .orElseThrow(NotFoundException::new);
        fields.show(page.filter());
        page.scopes()
                .forEach(scope -> scopes.add(
                        InsightAddress.of(in(page.filter(), scope)),
                        getTranslation("insight.scope." + scope.name()),
                        scope == page.filter().scope()));
        scopes.removeOthers();
        download.setHref(InsightAddress.file(page.filter()));
        figures.removeAll();
        figures.add(draw(page));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("insight.title"));
    }

    private void look(InsightFilter wanted) {
        getUI().ifPresent(ui -> {
            ui.navigate(InsightView.class, InsightAddress.parameters(wanted));
            Announcer.announce(ui, getTranslation("insight.shown"));
        });
    }

    private List<Component> draw(InsightPage page) {
        List<Component> parts = new ArrayList<>();
        if (page.counting()) {
            parts.add(new Notice(Tone.CALM, Icon.WAITING, getTranslation("insight.counting")));
        }
        if (page.isEmpty()) {
            parts.add(empty(page.filter()));
            return parts;
        }
        InsightWords words = new InsightWords(viewer.formats());
        parts.add(new InsightTiles(page, words.measures()));
        Paragraph note = new Paragraph(getTranslation("insight.working-time"));
        note.addClassName("small");
        parts.add(note);
        parts.addAll(new InsightParts(page, words).draw());
        return parts;
    }

    private EmptyState empty(InsightFilter filter) {
        InsightFilter all = InsightAddress.everything(filter);
        if (filter.equals(all)) {
            return new EmptyState(getTranslation("insight.empty.title"), getTranslation("insight.empty.text"));
        }
        Anchor everything = new Anchor(InsightAddress.of(all), getTranslation("insight.show-all"));
        everything.addClassName("button");
        return new EmptyState(
                getTranslation("insight.nothing-found.title"),
                getTranslation("insight.nothing-found.text"),
                everything);
    }

    private static InsightFilter in(InsightFilter filter, Scope scope) {
        return new InsightFilter(scope, filter.months(), filter.template(), filter.group());
    }
}
