package dev.countersign.request.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import dev.countersign.people.People;
import dev.countersign.request.CopiedRequest;
import dev.countersign.request.CopiedRequests;
import dev.countersign.request.NewRequest;
import dev.countersign.request.RequestDrafts;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.request.ui.form.Draft;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Heading;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Optional;

/** The form of one template, to fill in and submit. */
@Route("new/:template")
@PermitAll
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/files.css")
public class NewRequestView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** The query parameter with the id of the request whose answers are filled in. */
    static final String COPY_OF = "copy-of";

    private final transient RequestService requests;
    private final transient CopiedRequests copies;
    private final transient RequestFiles files;
    private final transient RequestDrafts drafts;
    private final transient People people;
    private final transient TimeOrderedIds ids;
    private final Viewer viewer;
    private String title = "";

    public NewRequestView(
            RequestService requests,
            CopiedRequests copies,
            RequestFiles files,
            RequestDrafts drafts,
            People people,
            TimeOrderedIds ids,
            Viewer viewer) {
        this.requests = requests;
        this.copies = copies;
        this.files = files;
        this.drafts = drafts;
        this.people = people;
        this.ids = ids;
        this.viewer = viewer;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Draft.load(event.getUI());
        String template = event.getRouteParameters().get("template").orElseThrow();
        removeAll();
        Optional<CopiedRequest> copied = copied(event, template);
        copied.map(CopiedRequest::form)
                .or(() -> requests.prepare(viewer.actor(), template))
                .ifPresentOrElse(form -> show(form, copied), this::showUnknown);
    }

    /** An id that is none, or of a request of somebody else or from another template, is ignored. */
    private Optional<CopiedRequest> copied(BeforeEnterEvent event, String template) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(COPY_OF)
                .flatMap(Links::uuid)
                .flatMap(id -> copies.copy(viewer.actor(), new RequestId(id)))
                .filter(copied -> copied.form().definition().key().equals(template));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(title);
    }

    private void show(NewRequest request, Optional<CopiedRequest> copied) {
        Locale language = viewer.language();
        title = request.definition().name().in(language);
        // A copy has a draft of its own, so that it does not replace what was typed into an empty form.
        String key = request.definition().key();
        Draft draft = new Draft(
                viewer.actor(),
                copied.map(copy -> key + ".copy-of." + copy.number()).orElse(key),
                drafts);
        SubmitForm form = new SubmitForm(
                request, copied, draft, ids, FormSurroundings.of(viewer, people, files, request), this::submit);
        form.whileNewest(() -> requests.prepare(viewer.actor(), key)
                .map(NewRequest::template)
                .filter(newest -> !newest.equals(request.template()))
                .isEmpty());
        WhoDecides who = new WhoDecides(viewer.formats(), language, "new.who.end");
        form.watch(answers -> who.show(requests.foresee(viewer.actor(), request.template(), answers)));
        Div both = new Div(form, who);
        both.addClassName("form-and-path");
        add(new Heading(title), new Paragraph(request.definition().description().in(language)), both);
    }

    private void showUnknown() {
        title = getTranslation("new.unknown.title");
        add(
                new Heading(title),
                new Paragraph(getTranslation("new.unknown.text")),
                new Div(Links.button("new", getTranslation("new.unknown.to-gallery"))));
    }

    private SubmitResult submit(Submission submission) {
        SubmitResult result = requests.submit(viewer.actor(), submission);
        if (result instanceof SubmitResult.Submitted submitted) {
            Toast.say(getTranslation("new.submitted", submitted.number()));
            getUI().ifPresent(ui -> ui.navigate(
                    RequestView.class, new RouteParam("request", submitted.id().toString())));
        }
        return result;
    }
}
