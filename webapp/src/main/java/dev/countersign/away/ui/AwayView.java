package dev.countersign.away.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.away.AwayPage;
import dev.countersign.away.OwnWeek;
import dev.countersign.away.OwnWeeks;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;

/** When somebody is away, and who decides for them: one's own absences, or those of the person in the address. */
@Route(AwayView.PATH)
@PermitAll
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/away.css")
@StyleSheet("countersign/working-time.css")
public class AwayView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "away";

    private static final String PERSON = "person";

    private final transient Absences absences;
    private final transient OwnWeeks weeks;
    private final transient People people;
    private final Viewer viewer;
    private final Div list = new Div();
    private final Div form = new Div();
    private transient PersonId person;
    private String title = "";

    public AwayView(Absences absences, OwnWeeks weeks, People people, Viewer viewer, Live live) {
        this.absences = absences;
        this.weeks = weeks;
        this.people = people;
        this.viewer = viewer;
        this.person = viewer.actor().person();
        addClassName("page");
        live.keep(this, viewer.actor().tenant(), change -> change.concerns(person), this::readList);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        person = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PERSON)
                .map(AwayView::person)
                .orElse(viewer.actor().person());
        show(read());
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(title);
    }

    private static PersonId person(String id) {
        try {
            return new PersonId(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFoundException();
        }
    }

    private AwayPage read() {
        return absences.open(viewer.actor(), person).orElseThrow(NotFoundException::new);
    }

    private void show(AwayPage page) {
        title = page.own()
                ? getTranslation("away.title")
                : getTranslation("away.title-of", page.person().name());
        removeAll();
        if (!page.own()) {
            add(new Anchor(PATH, getTranslation("away.own")));
        }
        String about = page.own()
                ? getTranslation("away.about")
                : getTranslation("away.about-of", page.person().name());
        add(new Heading(title), new Paragraph(about), list, form);
        showList(page);
        showForm(page, Optional.empty());
        if (!page.places().isEmpty()) {
            add(new Section(getTranslation("away.places"), new Places(page, viewer)));
        }
        if (page.own() && (!page.team().isEmpty() || page.everybody())) {
            add(new Section(
                    getTranslation(page.team().isEmpty() ? "away.others" : "away.team"),
                    new Team(page, people, viewer)));
        }
        weeks.open(viewer.actor(), person).ifPresent(this::showWeek);
    }

    private void showWeek(OwnWeek week) {
        add(new Section(
                getTranslation("own-week.title"),
                new Paragraph(
                        person.equals(viewer.actor().person())
                                ? getTranslation("own-week.about")
                                : getTranslation(
                                        "own-week.about-of", week.person().name())),
                new OwnWeekForm(week, person, viewer, edit -> weeks.set(viewer.actor(), person, edit))));
    }

    /** What somebody is typing stays. */
    private void readList() {
        absences.open(viewer.actor(), person).ifPresent(this::showList);
    }

    private void showList(AwayPage page) {
        list.removeAll();
        list.setVisible(!page.absences().isEmpty());
        list.add(new AbsenceList(page, viewer, absence -> showForm(read(), Optional.of(absence)), this::end));
    }

    private void showForm(AwayPage page, Optional<Absence> changed) {
        form.removeAll();
        AbsenceForm fields = new AbsenceForm(
                page,
                changed,
                people,
                new AwayRemarks(absences, viewer),
                viewer,
                (opened, draft) -> save(changed, opened, draft),
                () -> showForm(read(), Optional.empty()));
        form.add(new Section(getTranslation(changed.isPresent() ? "away.change.title" : "away.new"), fields));
        changed.ifPresent(absence -> fields.focus());
    }

    private AbsenceResult save(Optional<Absence> changed, Optional<AbsenceDraft> opened, AbsenceDraft draft) {
        AbsenceResult result = opened.flatMap(
                        before -> changed.map(absence -> absences.change(viewer.actor(), absence.id(), before, draft)))
                .orElseGet(() -> absences.set(viewer.actor(), draft));
        if (result instanceof AbsenceResult.Saved) {
            Toast.say(getTranslation("away.saved"));
            show(read());
        }
        return result;
    }

    private void end(Absence absence) {
        boolean ended = absences.end(viewer.actor(), absence.id()) instanceof AbsenceResult.Saved;
        Toast.say(getTranslation(ended ? "away.ended" : "away.problem.GONE"));
        show(read());
    }
}
