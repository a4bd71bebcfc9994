package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.administration.StaffImportResult.Kind;
import dev.countersign.administration.StaffImportResult.Problem;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.Right;
import dev.countersign.ui.Excerpt;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OneFile;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Rows;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Imports people from a file: shows what each line would do, and does it if the reader agrees and no line is wrong. */
@Route(StaffImportView.PATH)
@RolesAllowed({"ADMINISTRATOR", "SERVICE_DESK"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
public class StaffImportView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = StaffView.PATH + "/import";

    /** The most lines of the preview; those that are wrong come first. */
    private static final int SHOWN = 200;

    private final transient StaffImport staff;
    private final Viewer viewer;
    private final Div preview = new Div();

    public StaffImportView(StaffImport staff, Viewer viewer) {
        this.staff = staff;
        this.viewer = viewer;
        addClassName("page");
        OneFile upload = new OneFile(
                StaffImport.MOST_BYTES,
                getTranslation("people.import.choose"),
                getTranslation("people.import.drop"),
                this::show,
                () -> show(new StaffImportResult.Refused(Problem.NOT_CSV), new byte[0]),
                ".csv",
                ".txt");
        preview.addClassName("organisation-filter");
        Anchor example = new Anchor(StaffView.PATH + ".csv", getTranslation("people.import.example"));
        example.setRouterIgnore(true);
        example.getElement().setAttribute("download", true);
        add(
                new Anchor(StaffView.PATH, getTranslation("people.all")),
                new Heading(getTranslation("people.import")),
                new Paragraph(getTranslation("people.import.text")),
                new Paragraph(example),
                upload,
                preview);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!viewer.actor().may(Right.MANAGE_PEOPLE)) {
            throw new NotFoundException();
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("people.import"));
    }

    private void show(byte[] file) {
        show(staff.preview(viewer.actor(), file), file);
    }

    private void show(StaffImportResult result, byte[] file) {
        preview.removeAll();
        switch (result) {
            case StaffImportResult.NotAllowed _ -> refuse(getTranslation("people.not-allowed"));
            case StaffImportResult.Refused(var problem) -> refuse(getTranslation("people.import.problem." + problem));
            case StaffImportResult.Read read -> show(read, file);
        }
    }

    private void refuse(String sentence) {
        preview.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
    }

    /** What the reader must know before they trust the preview. */
    private void warn(StaffImportResult.Reading reading) {
        if (!reading.ignored().isEmpty()) {
            preview.add(new Notice(
                    Tone.WAIT,
                    Icon.EXPIRED,
                    getTranslation("people.import.ignored", Excerpt.of(String.join(", ", reading.ignored())))));
        }
        if (reading.guessed()) {
            preview.add(new Notice(Tone.WAIT, Icon.EXPIRED, getTranslation("people.import.guessed")));
        }
    }

    private void show(StaffImportResult.Read read, byte[] file) {
        long wrong = read.count(Kind.WRONG);
        warn(read.reading());
        preview.add(new Paragraph(getTranslation(
                "people.import.counts",
                read.count(Kind.ADDED),
                read.count(Kind.CHANGED),
                read.count(Kind.SAME),
                wrong)));
        if (wrong > 0) {
            refuse(getTranslation("people.import.wrong"));
        } else {
            Button yes = new Button(getTranslation("people.import.yes"), clicked -> apply(file, read.rows()));
            yes.addThemeVariants(ButtonVariant.PRIMARY);
            yes.setDisableOnClick(true);
            preview.add(yes);
        }
        preview.add(new Rows(read.rows().stream()
                .sorted(Comparator.comparing(StaffImportResult.Row::kind))
                .limit(SHOWN)
                .map(this::line)
                .toList()));
        if (read.rows().size() > SHOWN) {
            preview.add(new Paragraph(
                    getTranslation("people.import.more", read.rows().size() - SHOWN)));
        }
    }

    private Div line(StaffImportResult.Row row) {
        String name = Stream.of(row.name(), row.email())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(Excerpt::of)
                .orElseGet(() -> getTranslation("people.import.nameless"));
        Span about = new Span(
                row.email().isEmpty()
                        ? getTranslation("people.import.line.no-email", row.line())
                        : getTranslation("people.import.line", row.line(), Excerpt.of(row.email())));
        about.addClassName("small");
        List<Component> words = new ArrayList<>(List.of(about));
        words.addAll(StaffImportChanges.of(row, viewer.language()));
        Div line = new MarkedLine(row.kind() == Kind.WRONG ? Icon.FAILED : Icon.PEOPLE, name, words);
        line.add(said(row));
        return line;
    }

    /** What the line does, or all that is wrong with it. */
    private Div said(StaffImportResult.Row row) {
        Div said = new Div();
        said.addClassName("staff-words");
        if (row.kind() != Kind.WRONG) {
            said.add(new Span(getTranslation("people.import.kind." + row.kind())));
        }
        if (row.rolesLeftOut()) {
            said.add(new Span(getTranslation("people.import.roles-left-out")));
        }
        row.faults()
                .forEach(fault ->
                        said.add(new Span(getTranslation("people.import.fault." + fault, Excerpt.of(row.manager())))));
        row.refusals().forEach(refusal -> said.add(new Span(sentence(row, refusal))));
        return said;
    }

    /** Without a field beside it, the sentence names what is wrong. */
    private String sentence(StaffImportResult.Row row, StaffResult refusal) {
        return refusal instanceof StaffResult.Unsuitable
                ? getTranslation("people.import.manager-unsuitable")
                : StaffWords.sentence(
                        refusal, Excerpt.of(refusal instanceof StaffResult.Circle ? row.manager() : row.name()));
    }

    private void apply(byte[] file, List<StaffImportResult.Row> previewed) {
        StaffImportResult result = staff.apply(viewer.actor(), file, previewed);
        if (result instanceof StaffImportResult.Read read && read.done()) {
            Toast.say(getTranslation("people.import.done", read.count(Kind.ADDED), read.count(Kind.CHANGED)));
            getUI().ifPresent(ui -> ui.navigate(StaffView.class));
        } else {
            show(result, file);
            if (result instanceof StaffImportResult.Read read && read.count(Kind.WRONG) == 0) {
                preview.addComponentAsFirst(
                        new Notice(Tone.NO, Icon.FAILED, getTranslation("people.import.differs")).urgent());
            }
        }
    }
}
