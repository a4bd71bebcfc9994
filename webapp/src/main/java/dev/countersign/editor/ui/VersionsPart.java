package dev.countersign.editor.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.editor.Usage;
import dev.countersign.editor.ui.flow.StepWords;
import dev.countersign.people.Right;
import dev.countersign.template.Accepted;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateHistory;
import dev.countersign.template.TemplateSource;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Time;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All versions of a template with their notes, and what differs between two of them. Which two is in the URL. */
final class VersionsPart extends Div {

    private final transient TemplateHistory template;
    private final transient Usage usage;
    private final transient TemplateCatalogue catalogue;
    private final Viewer viewer;
    private final transient Function<TemplateDefinition, StepWords> words;
    private final transient Runnable published;
    private final String key;

    VersionsPart(
            TemplateHistory template,
            Usage usage,
            TemplateCatalogue catalogue,
            Viewer viewer,
            Function<TemplateDefinition, StepWords> words,
            QueryParameters given,
            Runnable published) {
        this.template = template;
        this.usage = usage;
        this.catalogue = catalogue;
        this.viewer = viewer;
        this.words = words;
        this.published = published;
        this.key = template.newest().definition().key();
        addClassName("section");
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        template.versions().forEach(version -> rows.add(new ListItem(line(version))));
        if (isMovable()) {
            add(new Anchor(TemplatesView.address(key) + "/move", getTranslation("move.open")));
        }
        add(rows);
        number(given, "from").ifPresent(from -> number(given, "to").ifPresent(to -> compare(from, to)));
    }

    /** Whether requests could be moved to another version, and the reader may see all requests. */
    private boolean isMovable() {
        return template.versions().size() > 1
                && usage.runningAtAll() > 0
                && viewer.actor().may(Right.SEE_REQUESTS);
    }

    private static Optional<Integer> number(QueryParameters given, String name) {
        return given.getSingleParameter(name)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf);
    }

    private Div line(TemplateHistory.Version version) {
        Span name = new Span(getTranslation("template.version", version.number()));
        name.addClassName("strong");
        Div title = new Div(name);
        title.addClassName("template-title");
        boolean newest = version.number() == template.newest().version();
        if (newest) {
            title.add(new Badge(Tone.YES, Icon.DONE, getTranslation("template.newest")));
        }
        Div facts = new Div(by(version));
        facts.addClassName("template-facts");
        int running = usage.running().getOrDefault(version.number(), 0);
        if (running > 0) {
            facts.add(small(getTranslation("template.running", Math.min(running, Usage.MOST))));
        }
        Div line = new Div(title, facts);
        if (!version.note().isEmpty()) {
            Paragraph note = new Paragraph(version.note());
            note.addClassName("prose");
            line.add(note);
        }
        line.add(acts(version, newest));
        line.addClassName("version-line");
        return line;
    }

    private Div acts(TemplateHistory.Version version, boolean newest) {
        Div acts = new Div();
        acts.addClassName("version-acts");
        if (version.number() > 1) {
            acts.add(new Anchor(
                    compared(version.number() - 1, version.number()),
                    getTranslation("template.compare", version.number() - 1)));
        }
        if (!newest) {
            acts.add(new Anchor(
                    compared(version.number(), template.newest().version()),
                    getTranslation("template.compare-newest")));
            KeptDialog kept = new KeptDialog(viewer.actor(), "publish-again." + key + "." + version.number());
            Button again =
                    kept.button(getTranslation("template.publish-again"), () -> publishAgain(kept, version.number()));
            again.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.SMALL);
            again.setVisible(viewer.actor().may(Right.EDIT_TEMPLATES));
            acts.add(again);
        }
        Anchor export = new Anchor(
                TemplatesView.address(key) + ".yaml?version=" + version.number(), getTranslation("template.export"));
        export.setRouterIgnore(true);
        export.getElement().setAttribute("download", true);
        acts.add(export);
        return acts;
    }

    private String compared(int from, int to) {
        return TemplatesView.address(key) + "?"
                + QueryParameters.simple(new java.util.TreeMap<>(
                                Map.of("tab", "versions", "from", String.valueOf(from), "to", String.valueOf(to))))
                        .getQueryString();
    }

    private Span by(TemplateHistory.Version version) {
        Span by = small(version.by()
                        .map(person -> getTranslation("template.published-by", person.name()))
                        .orElse(getTranslation("template.published"))
                + " ");
        by.add(Time.inSentence(version.at(), viewer.formats()));
        return by;
    }

    private void compare(int from, int to) {
        Optional<TemplateSource> older = catalogue.source(viewer.actor(), key, from);
        Optional<TemplateSource> newer = catalogue.source(viewer.actor(), key, to);
        if (older.isPresent() && newer.isPresent()) {
            H2 title = new H2(getTranslation("template.compared", from, to));
            title.setId("difference");
            add(
                    title,
                    new DifferencePart(
                            older.get().definition(),
                            older.get().yaml(),
                            newer.get().definition(),
                            newer.get().yaml(),
                            words,
                            viewer.formats()));
            title.scrollIntoView();
        }
    }

    private void publishAgain(KeptDialog kept, int number) {
        Optional<TemplateDefinition> again =
                catalogue.source(viewer.actor(), key, number).map(TemplateSource::definition);
        kept.open(new PublishDialog(
                getTranslation("template.publish-again.title", number),
                getTranslation("template.publish-again.text"),
                problem -> ProblemWords.of(problem, again, viewer.formats()),
                kept.fields(),
                FailingCases.OF_VERSION,
                (note, accepted) -> catalogue.publishAgain(
                        viewer.actor(),
                        key,
                        number,
                        accepted.contains(Accepted.ANOTHER_VERSION)
                                ? newest()
                                : template.newest().version(),
                        note,
                        accepted),
                _ -> published.run()));
    }

    private int newest() {
        return catalogue
                .open(viewer.actor(), key)
                .map(now -> now.newest().version())
                .orElse(0);
    }

    private static Span small(String words) {
        Span small = new Span(words);
        small.addClassName("small");
        return small;
    }
}
