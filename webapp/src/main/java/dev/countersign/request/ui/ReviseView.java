package dev.countersign.request.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.people.People;
import dev.countersign.request.Mentions;
import dev.countersign.request.NextRevision;
import dev.countersign.request.RequestDrafts;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestId;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.RevisionService;
import dev.countersign.request.ui.form.Draft;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request that was sent back: its form as it was sent last, beside what approvers asked. */
@Route("requests/:request/revise")
@PermitAll
@StyleSheet("countersign/case.css")
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/files.css")
public class ReviseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient RevisionService revisions;
    private final transient RequestFiles files;
    private final transient RequestDrafts drafts;
    private final transient Mentions mentions;
    private final transient People people;
    private final Viewer viewer;
    private String title = "";

    public ReviseView(
            RevisionService revisions,
            RequestFiles files,
            RequestDrafts drafts,
            Mentions mentions,
            People people,
            Viewer viewer) {
        this.revisions = revisions;
        this.files = files;
        this.drafts = drafts;
        this.mentions = mentions;
        this.people = people;
        this.viewer = viewer;
        addClassName("page");
    }

    /** Whoever is not asked any more is shown the request. Its page knows who may see it. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Draft.load(event.getUI());
        RequestId id = event.getRouteParameters()
                .get("request")
                .flatMap(Links::uuid)
                .map(RequestId::new)
                .orElseThrow(NotFoundException::new);
        removeAll();
        Optional<NextRevision> asked = revisions.prepare(viewer.actor(), id);
        if (asked.isPresent()) {
            show(asked.get());
        } else {
            event.forwardTo(RequestView.class, new RouteParameters(new RouteParam("request", id.toString())));
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(title);
    }

    private void show(NextRevision asked) {
        title = getTranslation("revise.title", asked.number());
        Notice why = asked.due().map(due -> question(asked, due)).orElseGet(() -> unasked(asked));
        Anchor back = new Anchor("requests/" + asked.id(), asked.title().in(viewer.language()));
        Paragraph about =
                new Paragraph(back, new Text(Dotted.POINT + getTranslation("revise.next", asked.revision() + 1)));
        add(new Heading(title), about, why, earlier(asked));
        ReviseForm form = new ReviseForm(
                asked,
                new Draft(viewer.actor(), asked.id() + "." + asked.revision(), drafts),
                new KeptWords(viewer.actor(), asked.id().value(), asked.revision()),
                FormSurroundings.of(viewer, people, files, asked.form()),
                typed -> mentions.offer(viewer.actor(), List.of(asked.id()), typed),
                (answers, reply) -> send(asked, answers, reply));
        WhoDecides who = new WhoDecides(viewer.formats(), viewer.language(), "revise.who.end");
        form.watch(answers -> {
            who.show(revisions.foresee(viewer.actor(), asked, answers));
            form.show(revisions.changed(viewer.actor(), asked, answers));
        });
        Div both = new Div(form, who);
        both.addClassName("form-and-path");
        add(both);
    }

    private EarlierQuestions earlier(NextRevision asked) {
        return new EarlierQuestions(asked.earlier(), viewer.formats(), viewer.language());
    }

    private static Notice unasked(NextRevision edited) {
        boolean again = edited.form().definition().revisions().goesOn() == GoesOn.START;
        return new Notice(
                Tone.WAIT, Icon.CHANGES, I18NProvider.translate(again ? "revise.unasked" : "revise.unasked-step"));
    }

    private Notice question(NextRevision asked, Instant until) {
        Paragraph due = new Paragraph(new Sentence("revise.due", Time.due(until, viewer.formats())));
        due.addClassName("small");
        return new Notice(
                Tone.WAIT,
                Icon.CHANGES,
                getTranslation(asked.questions().isEmpty() ? "revise.nobody-decided" : "revise.asked"),
                new Questions(asked.questions(), viewer.formats(), viewer.language()),
                due);
    }

    private ReviseResult send(NextRevision asked, JsonNode answers, String reply) {
        ReviseResult result = revisions.revise(viewer.actor(), asked.id(), asked.revision(), answers, reply);
        if (result instanceof ReviseResult.Revised(int revision)) {
            Toast.say(getTranslation("revise.sent", asked.number(), revision));
            getUI().ifPresent(ui -> ui.navigate(
                    RequestView.class, new RouteParam("request", asked.id().toString())));
        }
        return result;
    }
}
