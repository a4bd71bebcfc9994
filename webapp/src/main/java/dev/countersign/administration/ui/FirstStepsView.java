package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.FirstStep;
import dev.countersign.administration.FirstSteps;
import dev.countersign.administration.FirstStepsList;
import dev.countersign.administration.StaffFilter;
import dev.countersign.administration.TestMailResult;
import dev.countersign.limit.RateLimit;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What is left to do until a new organisation works: each step with what is there, why it is needed and where it is done. */
@Route(FirstStepsView.PATH)
@RolesAllowed("ADMINISTRATOR")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class FirstStepsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation/first-steps";

    private final transient FirstSteps steps;
    private final Viewer viewer;
    private final transient FirstStepWords words;
    private final Paragraph progress = new Paragraph();
    private final OrderedList list = new OrderedList();
    private final transient Parts rows = new Parts(list);
    private final Button note = new Button();
    private boolean noted;

    public FirstStepsView(FirstSteps steps, Viewer viewer, Live live) {
        this.steps = steps;
        this.viewer = viewer;
        this.words = new FirstStepWords(viewer);
        addClassNames("page", "first-steps");
        list.addClassName("rows");
        progress.getElement().setAttribute("role", "status");
        note.addClickListener(clicked -> note(!noted));
        add(
                new Heading(getTranslation("first-steps.title")),
                new OrganisationTabs(viewer, PATH),
                new Paragraph(getTranslation("first-steps.about")),
                progress,
                list,
                note);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("first-steps.title"));
    }

    private void show() {
        FirstStepsList read = steps.list(viewer.actor()).orElseThrow(NotFoundException::new);
        int all = read.steps().size();
        noted = read.noted();
        progress.setText(
                read.done() == all
                        ? getTranslation("first-steps.all-done")
                        : viewer.formats().say("first-steps.progress", read.done(), all));
        note.setText(getTranslation(noted ? "first-steps.hide" : "first-steps.show"));
        note.setVisible(read.done() < all);
        rows.show(read.steps().stream()
                .map(step -> Parts.Part.of(step.kind(), () -> new ListItem(line(step)), step))
                .toList());
    }

    private void note(boolean wanted) {
        boolean changed = steps.show(viewer.actor(), wanted);
        if (changed) {
            Toast.say(getTranslation(wanted ? "first-steps.shown" : "first-steps.hidden"));
        }
        show();
    }

    private Div line(FirstStep step) {
        String key = "first-steps." + step.kind();
        H2 title = new H2(getTranslation(key));
        Badge state = step.done()
                ? new Badge(Tone.YES, Icon.DONE, getTranslation("first-steps.done"))
                : new Badge(Tone.WAIT, Icon.AHEAD, getTranslation("first-steps.to-do"));
        Div head = new Div(title, state);
        head.addClassName("first-step-head");
        Div told = new Div(head);
        words.facts(step).forEach(fact -> told.add(new Paragraph(fact)));
        Span why = new Span(getTranslation(key + ".why"));
        why.addClassName("small");
        told.add(why);
        Div acts = new Div();
        acts.addClassName("first-step-acts");
        if (step.kind() == FirstStep.Kind.MAIL) {
            acts.add(new Button(getTranslation("first-steps.MAIL.open"), clicked -> testMail()));
        } else {
            acts.add(links(step.kind(), getTranslation(key + ".open")).toArray(Anchor[]::new));
        }
        Div line = new Div(told, acts);
        line.addClassName("first-step");
        return line;
    }

    private List<Anchor> links(FirstStep.Kind kind, String open) {
        return switch (kind) {
            case PEOPLE -> List.of(Links.secondary(StaffView.PATH, open));
            case MANAGERS -> List.of(Links.secondary(StaffView.of(StaffFilter.Kind.ALONE), open));
            case GROUPS -> List.of(Links.secondary(GroupsView.PATH, open));
            case CALENDAR -> List.of(Links.secondary(OrganisationView.of(OrganisationView.CALENDAR), open));
            case LOOK -> List.of(Links.secondary(OrganisationView.of(OrganisationView.LOOK), open));
            case TEMPLATE -> List.of(Links.secondary(GapsView.TEMPLATES, open));
            case REQUEST ->
                List.of(
                        Links.secondary("new", open),
                        Links.secondary(GapsView.TEMPLATES, getTranslation("first-steps.REQUEST.simulate")));
            case MAIL -> List.of();
        };
    }

    private void testMail() {
        switch (steps.testMail(viewer.actor())) {
            case TestMailResult.Sent() ->
                Toast.say(
                        getTranslation("first-steps.mail-sent", viewer.person().email()));
            case TestMailResult.TooMany(var after) ->
                Toast.say(getTranslation("first-steps.mail-too-many", RateLimit.seconds(after)));
            case TestMailResult.NotAllowed() -> throw new NotFoundException();
        }
        show();
    }
}
