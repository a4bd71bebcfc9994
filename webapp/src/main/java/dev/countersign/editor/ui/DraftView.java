package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.ui.input.DraftEdits;
import dev.countersign.notification.SampleLetters;
import dev.countersign.people.People;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.Trials;
import dev.countersign.request.ui.Links;
import dev.countersign.template.DraftResult;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.trial.ReplayWorkers;
import dev.countersign.trial.Replays;
import dev.countersign.trial.TestCases;
import dev.countersign.ui.Chips;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The editor of a draft. Each change is saved at once, and what others change appears. The tab is in the URL. Who only reads templates sees the same content,
 * and nothing to change it with.
 */
@Route(DraftView.PATH + "/:draft")
@RolesAllowed({"ADMINISTRATOR", "TEMPLATE_EDITOR", "AUDITOR"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/files.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/templates.css")
@StyleSheet("countersign/flow.css")
public class DraftView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = TemplatesView.PATH + "/drafts";

    /** The parts of the editor. */
    enum Tab {
        FLOW,
        FORM,
        TRY,
        REPLAY,
        SOURCE
    }

    private static final List<Tab> READ = List.of(Tab.FLOW, Tab.FORM, Tab.SOURCE);

    private static final String TAB = "tab";

    private final transient TemplateDrafts drafts;
    private final transient ProposalNotices notices;
    private final transient TemplateCatalogue catalogue;
    private final transient Surface surface;
    private final Viewer viewer;
    private final Chips chips;
    private final DraftHead head;
    private final transient DraftEdits edits = new Edits();
    private final Div agreement = new Div();
    private final Div content = new Div();
    private final ProblemPanel problems;
    private @Nullable DraftPart part;
    private Tab tab = Tab.FLOW;
    private transient @Nullable TemplateDraft draft;

    public DraftView(
            TemplateDrafts drafts,
            TemplateUsage usage,
            People people,
            RequestFiles files,
            Trials trials,
            TestCases cases,
            Replays replays,
            ReplayWorkers workers,
            SampleLetters letters,
            Clock clock,
            Live live,
            ProposalNotices notices,
            TemplateCatalogue catalogue,
            Viewer viewer) {
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.notices = notices;
        this.viewer = viewer;
        this.surface =
                new Surface(drafts, usage, people, files, trials, cases, replays, workers, letters, clock, viewer);
        addClassNames("page", "template-page", "draft-page");
        chips = new Chips(getTranslation("template.tabs"));
        head = new DraftHead(
                viewer, surface.mayEdit(), new DraftHead.Acts(this::undo, this::redo, this::publish, this::discard));
        problems = new ProblemPanel(this::lead);
        add(new Anchor(TemplatesView.PATH, getTranslation("template.all")), head, agreement, chips, content, problems);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> draft != null && change.isAbout(shown().id().value()),
                this::changedElsewhere);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TemplateDraftId id = event.getRouteParameters()
                .get("draft")
                .flatMap(Links::uuid)
                .map(TemplateDraftId::new)
                .orElseThrow(NotFoundException::new);
        QueryParameters given = event.getLocation().getQueryParameters();
        Tab wanted = given.getSingleParameter(TAB)
                .flatMap(word ->
                        tabs().stream().filter(one -> word(one).equals(word)).findFirst())
                .orElse(Tab.FLOW);
        if (part != null && wanted == tab && shown().id().equals(id)) {
            // Live changes keep the draft up to date.
            part.at(given);
            return;
        }
        draft = drafts.open(viewer.actor(), id).orElseThrow(NotFoundException::new);
        tab = wanted;
        if (surface.mayEdit()) {
            publishing(id).reopen(head, this::publish);
        }
        draw(given);
    }

    private void draw(QueryParameters given) {
        for (Tab one : tabs()) {
            chips.add(address(one), getTranslation("template.tab." + one.name()), one == tab);
        }
        chips.removeOthers();
        content.removeAll();
        DraftPart drawn = switch (tab) {
            case FLOW -> surface.mayEdit() ? EditorPart.flow(surface, edits, this::go) : ReadPart.flow(surface);
            case FORM ->
                surface.mayEdit()
                        ? EditorPart.form(surface, edits, this::go, Map.of(TAB, word(Tab.FORM)))
                        : ReadPart.form(surface);
            case TRY -> new TryPart(surface);
            case REPLAY -> new ReplayPart(surface);
            case SOURCE -> new SourcePart(surface, this::changed);
        };
        part = drawn;
        content.add((Component) drawn);
        showAgreement();
        refresh();
        drawn.at(given);
    }

    private List<Tab> tabs() {
        return surface.mayEdit() ? List.of(Tab.values()) : READ;
    }

    /** To another place of this tab. */
    private void go(QueryParameters place) {
        getUI().ifPresent(ui -> ui.navigate(address(shown().id()), place));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(head.name());
    }

    static String address(TemplateDraftId id) {
        return PATH + "/" + id;
    }

    private String address(Tab one) {
        String address = address(shown().id());
        return one == Tab.FLOW
                ? address
                : address + "?" + QueryParameters.of(TAB, word(one)).getQueryString();
    }

    private TemplateDraft shown() {
        if (draft == null) {
            throw new IllegalStateException("no draft is shown");
        }
        return draft;
    }

    private void refresh() {
        head.show(shown());
        List<Problem> found = drafts.check(viewer.actor(), shown().id()).orElse(List.of());
        problems.show(found, this::said, tab == Tab.SOURCE);
        if (part != null) {
            part.show(shown(), found);
        }
    }

    private String said(Problem problem) {
        return ProblemWords.of(problem, shown().definition(), viewer.formats());
    }

    /** The part of the page has changed the draft. */
    private void changed(DraftResult result) {
        switch (result) {
            case DraftResult.Saved saved -> take(saved.draft());
            case DraftResult.Merged merged -> {
                take(merged.draft());
                Toast.say(getTranslation("template.merged"));
            }
            case DraftResult.Conflict conflict -> take(conflict.theirs());
            case DraftResult.NotPossible now -> {
                take(now.draft());
                Toast.say(getTranslation("template.not-possible"));
            }
            case DraftResult.TooLong _ -> Toast.say(getTranslation("template.too-long"));
            case DraftResult.NotFound _ -> gone();
            case DraftResult.NotAllowed _ -> Toast.say(getTranslation("template.not-allowed"));
        }
    }

    private void take(TemplateDraft now) {
        draft = now;
        refresh();
    }

    private void changedElsewhere() {
        Optional<TemplateDraft> now = drafts.open(viewer.actor(), shown().id());
        if (now.isEmpty()) {
            gone();
        } else if (now.get().edition() != shown().edition()) {
            take(now.get());
        } else if (part != null) {
            part.changedElsewhere();
        }
        if (now.isPresent()) {
            showAgreement();
        }
    }

    private void gone() {
        if (part != null) {
            part.gone();
        }
        head.gone(publication().orElseGet(() -> getTranslation("template.draft-gone")));
    }

    /** Says who has published what is shown, if it is the newest version now. */
    private Optional<String> publication() {
        return key().flatMap(key -> catalogue
                .open(viewer.actor(), key)
                .flatMap(history -> history.versions().stream().findFirst())
                .filter(newest -> catalogue
                        .source(viewer.actor(), key, newest.number())
                        .filter(source -> source.yaml().equals(shown().yaml()))
                        .isPresent())
                .flatMap(newest ->
                        newest.by().map(by -> getTranslation("template.draft-published", by.name(), newest.number()))));
    }

    private Optional<String> key() {
        return shown().template().or(() -> shown().definition().map(TemplateDefinition::key));
    }

    private final class Edits implements DraftEdits {

        @Override
        public TemplateDraftId draft() {
            return shown().id();
        }

        @Override
        public void change(Function<TemplateDefinition, Optional<TemplateDefinition>> change) {
            changed(drafts.change(viewer.actor(), shown().id(), change));
        }

        @Override
        public void undo() {
            DraftView.this.undo();
        }

        @Override
        public void redo() {
            DraftView.this.redo();
        }
    }

    private void undo() {
        changed(drafts.undo(viewer.actor(), shown().id()));
    }

    private void redo() {
        changed(drafts.redo(viewer.actor(), shown().id()));
    }

    private void publish() {
        KeptDialog kept = publishing(shown().id());
        PublishDialog dialog = new PublishDialog(
                getTranslation("template.publish.title"),
                getTranslation("template.publish.text"),
                this::said,
                kept.fields(),
                new FailingCasesOfDraft(surface.cases(), viewer, shown().id()),
                (note, accepted) -> drafts.publish(viewer.actor(), shown().id(), shown().edition(), note, accepted),
                this::published);
        dialog.whenChanged(this::publication);
        kept.open(dialog);
    }

    private void published(PublishResult result) {
        if (result instanceof PublishResult.Asked) {
            showAgreement();
            return;
        }
        getUI().ifPresent(ui -> ui.navigate(shown().definition()
                .map(published -> TemplatesView.address(published.key()))
                .orElse(TemplatesView.PATH)));
    }

    /** Whether somebody is asked to agree to a publication, and what came of it. */
    private void showAgreement() {
        agreement.removeAll();
        key().flatMap(key -> notices.of(viewer, key, shown().id())).ifPresent(agreement::add);
    }

    private KeptDialog publishing(TemplateDraftId id) {
        return new KeptDialog(viewer.actor(), "publish." + id);
    }

    private void discard() {
        new DiscardDialog(() -> {
                    if (drafts.discard(viewer.actor(), shown().id()) instanceof DraftResult.NotAllowed) {
                        Toast.say(getTranslation("template.not-allowed"));
                        return;
                    }
                    Toast.say(getTranslation("template.was-discarded"));
                    getUI().ifPresent(ui -> ui.navigate(
                            shown().template().map(TemplatesView::address).orElse(TemplatesView.PATH)));
                })
                .open();
    }

    /** Shows the place of a problem. */
    private void lead(Problem problem) {
        if (part == null || !part.lead(problem)) {
            getUI().ifPresent(ui -> {
                ui.navigate(address(shown().id()), QueryParameters.of(TAB, word(Tab.SOURCE)));
                if (part != null) {
                    part.lead(problem);
                }
            });
        }
    }

    private static String word(Tab tab) {
        return tab.name().toLowerCase(Locale.ROOT);
    }
}
