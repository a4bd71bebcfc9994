package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.Usage;
import dev.countersign.editor.ui.flow.DurationWords;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateListing;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Chips;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Section;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates of the organisation: what is offered, what is being edited, what is retired. */
@Route(TemplatesView.PATH)
@RolesAllowed({"ADMINISTRATOR", "TEMPLATE_EDITOR", "AUDITOR"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/templates.css")
public class TemplatesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/templates";

    private static final String RETIRED = "retired";

    private final transient TemplateCatalogue catalogue;
    private final transient TemplateUsage usage;
    private final transient TemplateDrafts drafts;
    private final Viewer viewer;

    public TemplatesView(TemplateCatalogue catalogue, TemplateUsage usage, TemplateDrafts drafts, Viewer viewer) {
        this.catalogue = catalogue;
        this.usage = usage;
        this.drafts = drafts;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean retired = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(RETIRED)
                .isPresent();
        TemplateListing listing = catalogue.list(viewer.actor()).orElseThrow(NotFoundException::new);
        removeAll();
        add(head(listing), chips(listing, retired));
        if (!retired && !listing.drafts().isEmpty()) {
            add(new Section(
                    getTranslation("template.new-drafts"),
                    new Rows(listing.drafts().stream().map(this::line).toList())));
        }
        add(templates(
                listing.templates().stream()
                        .filter(line -> line.retired() == retired)
                        .toList(),
                retired));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.templates"));
    }

    private Heading head(TemplateListing listing) {
        Button add = new Button(
                getTranslation("template.new"),
                clicked -> new NewTemplateDialog(listing.templates(), drafts, viewer).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setVisible(viewer.actor().may(Right.EDIT_TEMPLATES));
        return new Heading(getTranslation("nav.templates"), add);
    }

    private Chips chips(TemplateListing listing, boolean retired) {
        long gone = listing.templates().stream()
                .filter(TemplateListing.Line::retired)
                .count();
        Chips chips = new Chips(getTranslation("template.filter"));
        chips.add(PATH, getTranslation("template.offered", listing.templates().size() - gone), !retired);
        chips.add(
                PATH + "?" + QueryParameters.of(RETIRED, "").getQueryString(),
                getTranslation("template.retired-ones", gone),
                retired);
        return chips;
    }

    private Component templates(List<TemplateListing.Line> lines, boolean retired) {
        if (lines.isEmpty()) {
            String key = retired ? "template.none-retired" : "template.none";
            return new EmptyState(getTranslation(key), getTranslation(key + ".text"));
        }
        Map<String, Usage> used = usage.all(viewer.actor());
        return new Rows(lines.stream()
                .map(line -> line(line, used.getOrDefault(line.key(), Usage.NONE)))
                .toList());
    }

    private Anchor line(TemplateListing.Line template, Usage used) {
        Span name = new Span(template.definition().name().in(viewer.language()));
        name.addClassNames("strong", "template-name");
        Div title = new Div(name);
        title.addClassName("template-title");
        title.add(version(getTranslation("template.version", template.version())));
        template.draft()
                .ifPresent(_ -> title.add(new Badge(Tone.WAIT, Icon.CHANGES, getTranslation("template.draft"))));
        Div facts = new Div(small(UsageWords.running(used, template.version())));
        facts.addClassName("template-facts");
        used.median()
                .ifPresent(time ->
                        facts.add(small(getTranslation("template.median", DurationWords.of(time, viewer.formats())))));
        facts.add(published(template));
        Anchor line = new Anchor(address(template.key()));
        line.addClassName("template-line");
        line.add(title, facts);
        return line;
    }

    private Span published(TemplateListing.Line template) {
        return by("template.published-by", "template.published", template.publishedBy(), template.publishedAt());
    }

    private Span by(String key, String withoutName, Optional<PersonName> person, Instant at) {
        String words = person.map(known -> getTranslation(key, known.name())).orElse(getTranslation(withoutName));
        Span by = small(words + " ");
        by.add(Time.ago(at, viewer.formats()));
        return by;
    }

    private Anchor line(TemplateListing.DraftLine draft) {
        Span name = new Span(draft.name().isEmpty() ? getTranslation("template.unnamed") : draft.name());
        name.addClassNames("strong", "template-name");
        Div title = new Div(name, new Badge(Tone.WAIT, Icon.CHANGES, getTranslation("template.draft")));
        title.addClassName("template-title");
        Div facts = new Div(by("template.changed-by", "template.changed", draft.changedBy(), draft.changedAt()));
        facts.addClassName("template-facts");
        Anchor line = new Anchor(DraftView.address(draft.id()));
        line.addClassName("template-line");
        line.add(title, facts);
        return line;
    }

    private static Span version(String words) {
        Span version = small(words);
        version.addClassName("template-version");
        return version;
    }

    private static Span small(String words) {
        Span small = new Span(words);
        small.addClassName("small");
        return small;
    }

    static String address(String key) {
        return PATH + "/" + key;
    }
}
