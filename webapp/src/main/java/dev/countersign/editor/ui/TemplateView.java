package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.Usage;
import dev.countersign.editor.ui.flow.DurationWords;
import dev.countersign.editor.ui.flow.FlowRead;
import dev.countersign.editor.ui.flow.StepWords;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.ui.FormPreview;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.RetireResult;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateHistory;
import dev.countersign.template.TemplateSource;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One template as it is published: its flow, its form, its versions and what differs between them, its text. The tab is in the URL. */
@Route(TemplatesView.PATH + "/:template")
@RolesAllowed({"ADMINISTRATOR", "TEMPLATE_EDITOR", "AUDITOR"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/files.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/templates.css")
@StyleSheet("countersign/flow.css")
public class TemplateView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private enum Tab {
        FLOW,
        FORM,
        VERSIONS,
        SOURCE
    }

    private static final String TAB = "tab";

    private final transient TemplateCatalogue catalogue;
    private final transient TemplateDrafts drafts;
    private final transient TemplateUsage usage;
    private final transient People people;
    private final transient RequestFiles files;
    private final transient ProposalNotices notices;
    private final Viewer viewer;
    private String key = "";
    private String name = "";

    public TemplateView(
            TemplateCatalogue catalogue,
            TemplateDrafts drafts,
            TemplateUsage usage,
            People people,
            RequestFiles files,
            ProposalNotices notices,
            Viewer viewer) {
        this.notices = notices;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.usage = usage;
        this.people = people;
        this.files = files;
        this.viewer = viewer;
        addClassNames("page", "template-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        key = event.getRouteParameters().get("template").orElseThrow();
        QueryParameters given = event.getLocation().getQueryParameters();
        Tab tab = given.getSingleParameter(TAB)
                .flatMap(word -> Arrays.stream(Tab.values())
                        .filter(one -> word(one).equals(word))
                        .findFirst())
                .orElse(Tab.FLOW);
        show(tab, given);
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(name);
    }

    private void show(Tab tab, QueryParameters given) {
        TemplateHistory template = catalogue.open(viewer.actor(), key).orElseThrow(NotFoundException::new);
        TemplateDefinition definition = template.newest().definition();
        name = definition.name().in(viewer.language());
        Usage used = usage.all(viewer.actor()).getOrDefault(key, Usage.NONE);
        removeAll();
        add(new Anchor(TemplatesView.PATH, getTranslation("template.all")), head(template), facts(template, used));
        notices.of(viewer, key).ifPresent(this::add);
        template.draft()
                .ifPresent(draft -> add(new Notice(
                        Tone.WAIT,
                        Icon.CHANGES,
                        draft.changedBy()
                                .map(person -> getTranslation("template.has-draft-by", person.name()))
                                .orElse(getTranslation("template.has-draft")),
                        new Anchor(
                                DraftView.address(draft.id()),
                                getTranslation(mayEdit() ? "template.continue" : "template.open-draft")))));
        add(tabs(tab), content(tab, template, definition, used, given));
    }

    private Heading head(TemplateHistory template) {
        List<Component> beside = new ArrayList<>();
        if (template.retired()) {
            beside.add(new Badge(Tone.CALM, Icon.WITHDRAWN, getTranslation("template.retired")));
        }
        Anchor export = new Anchor(TemplatesView.address(key) + ".yaml", getTranslation("template.export"));
        export.setRouterIgnore(true);
        export.getElement().setAttribute("download", true);
        export.addClassName("button");
        Button retire = new Button(
                getTranslation(template.retired() ? "template.restore" : "template.retire"),
                _ -> retire(!template.retired()));
        Button edit = new Button(getTranslation("template.edit"), _ -> edit());
        edit.addThemeVariants(ButtonVariant.PRIMARY);
        Div acts = new Div(export);
        if (mayEdit()) {
            acts.add(retire, edit);
        }
        acts.addClassName("template-acts");
        beside.add(acts);
        return new Heading(name, beside.toArray(Component[]::new));
    }

    private boolean mayEdit() {
        return viewer.actor().may(Right.EDIT_TEMPLATES);
    }

    private Paragraph facts(TemplateHistory template, Usage used) {
        List<String> facts = new ArrayList<>(List.of(
                getTranslation("template.version", template.newest().version()),
                UsageWords.running(used, template.newest().version())));
        used.median()
                .ifPresent(
                        time -> facts.add(getTranslation("template.median", DurationWords.of(time, viewer.formats()))));
        facts.add(key);
        return new Paragraph(Dotted.of(facts));
    }

    private Chips tabs(Tab current) {
        Chips chips = new Chips(getTranslation("template.tabs"));
        for (Tab tab : Tab.values()) {
            chips.add(address(tab), getTranslation("template.tab." + tab.name()), tab == current);
        }
        return chips;
    }

    private String address(Tab tab) {
        return tab == Tab.FLOW
                ? TemplatesView.address(key)
                : TemplatesView.address(key) + "?"
                        + QueryParameters.of(TAB, word(tab)).getQueryString();
    }

    private Component content(
            Tab tab, TemplateHistory template, TemplateDefinition definition, Usage used, QueryParameters given) {
        return switch (tab) {
            case FLOW -> new FlowRead(definition, StepWords.of(definition, usage, viewer));
            case FORM -> {
                Div part = new Div(
                        new Paragraph(getTranslation("template.preview.about")),
                        new FormPreview(definition, viewer, people, files));
                part.addClassName("section");
                yield part;
            }
            case VERSIONS ->
                new VersionsPart(
                        template,
                        used,
                        catalogue,
                        viewer,
                        version -> StepWords.of(version, usage, viewer),
                        given,
                        () -> getUI().ifPresent(ui ->
                                ui.navigate(TemplatesView.address(key), QueryParameters.of(TAB, word(Tab.VERSIONS)))));
            case SOURCE ->
                new Section(
                        getTranslation("template.source"),
                        code(catalogue
                                .source(viewer.actor(), key, template.newest().version())
                                .map(TemplateSource::yaml)
                                .orElse("")));
        };
    }

    private static Pre code(String text) {
        Pre code = new Pre(text);
        code.addClassName("code");
        code.getElement().setAttribute("tabindex", "0");
        return code;
    }

    private void edit() {
        BeginResult result = drafts.begin(viewer.actor(), new DraftOrigin.Template(key));
        Optional<String> draft = switch (result) {
            case BeginResult.Begun begun -> Optional.of(DraftView.address(begun.draft()));
            case BeginResult.Exists exists -> Optional.of(DraftView.address(exists.draft()));
            case BeginResult.TooMany tooMany -> refused(getTranslation("template.new.too-many", tooMany.most()));
            case BeginResult.TooLong _ -> refused(getTranslation("template.too-long"));
            case BeginResult.NotFound _ -> refused(getTranslation("template.gone"));
            case BeginResult.NotAllowed _ -> refused(getTranslation("template.not-allowed"));
        };
        draft.ifPresent(address -> getUI().ifPresent(ui -> ui.navigate(address)));
    }

    private static Optional<String> refused(String sentence) {
        Toast.say(sentence);
        return Optional.empty();
    }

    private void retire(boolean retire) {
        RetireResult result = retire ? catalogue.retire(viewer.actor(), key) : catalogue.restore(viewer.actor(), key);
        switch (result) {
            case RetireResult.Done _ -> {
                Toast.say(getTranslation(retire ? "template.was-retired" : "template.was-restored", name));
                show(Tab.FLOW, QueryParameters.empty());
            }
            case RetireResult.NotFound _ -> Toast.say(getTranslation("template.gone"));
            case RetireResult.NotAllowed _ -> Toast.say(getTranslation("template.not-allowed"));
        }
    }

    private static String word(Tab tab) {
        return tab.name().toLowerCase(Locale.ROOT);
    }
}
