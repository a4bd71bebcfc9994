package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.BrandSettings;
import dev.countersign.administration.OrganisationChoices;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.SettingsHistory;
import dev.countersign.administration.WorkingTimeResult;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.agreement.Agreements;
import dev.countersign.approval.UndoWindows;
import dev.countersign.brand.Brand;
import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.Right;
import dev.countersign.people.WorkingWeek;
import dev.countersign.removal.Removals;
import dev.countersign.ui.FormSave;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.MainLayout;
import dev.countersign.ui.Notice;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.ReadOnly;
import dev.countersign.ui.Section;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;

/** The settings of the organisation: how it looks, for how long decisions can be undone, when people work, how long requests are kept. */
@Route(OrganisationView.PATH)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/form.css")
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/working-time.css")
@StyleSheet("countersign/alarms.css")
@StyleSheet("countersign/organisation.css")
public class OrganisationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "organisation";

    /** The ids of sections to which other pages lead. */
    static final String CALENDAR = "calendar";

    static final String LOOK = "look";

    private static final int MOST_NAMED = 3;

    private final transient BrandSettings brands;
    private final transient OrganisationSettings organisation;
    private final transient WorkingTimeSettings settings;
    private final transient UndoWindows windows;
    private final transient Removals removals;
    private final transient Agreements agreements;
    private final transient SettingChanges changes;
    private final Viewer viewer;
    private final Div holidays = new Div();
    private final Div listed = new Div();
    private transient List<Holiday> shown = List.of();

    public OrganisationView(
            BrandSettings brands,
            OrganisationSettings organisation,
            WorkingTimeSettings settings,
            UndoWindows windows,
            Removals removals,
            Agreements agreements,
            SettingsHistory history,
            Viewer viewer) {
        this.changes = new SettingChanges(history, viewer);
        this.agreements = agreements;
        this.brands = brands;
        this.organisation = organisation;
        this.settings = settings;
        this.windows = windows;
        this.removals = removals;
        this.viewer = viewer;
        addClassNames("page", "organisation-settings");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OrganisationTime time = read();
        removeAll();
        add(new Heading(getTranslation("nav.organisation")), new OrganisationTabs(viewer, PATH));
        if (!mayChange()) {
            add(new Notice(Tone.CALM, Icon.PEOPLE, getTranslation("organisation.read-only")));
        }
        add(appearance());
        OrganisationChoices choices = choices();
        add(
                new Section(
                        getTranslation("languages.title"),
                        form(new LanguageForm(choices.languages(), organisation, changes, viewer))),
                new Section(
                        getTranslation("limits.title"),
                        new Paragraph(getTranslation("limits.about")),
                        form(new LimitsForm(choices, organisation, changes, viewer))));
        add(
                agreement(),
                undoWindow(),
                called(
                        CALENDAR,
                        new Section(
                                getTranslation("working-time.week"),
                                new Paragraph(getTranslation("working-time.about")),
                                form(new WeekForm(
                                        time,
                                        changes,
                                        viewer,
                                        (opened, zone, week) -> settings.set(viewer.actor(), opened, zone, week))))),
                new Section(getTranslation("holidays.title"), holidays),
                retention());
        show(time);
    }

    private Section retention() {
        return new Section(
                getTranslation("retention.title"),
                new Paragraph(getTranslation("retention.about")),
                form(new RetentionForm(
                        removals.retention(viewer.actor()).orElseThrow(NotFoundException::new),
                        removals,
                        changes,
                        viewer)),
                new RemovalList(removals, viewer));
    }

    private Section appearance() {
        Brand brand = brands.open(viewer.actor()).orElseThrow(NotFoundException::new);
        return called(
                LOOK,
                new Section(
                        getTranslation("brand.title"),
                        form(new BrandForm(brand, brands, changes, viewer, this::show)),
                        form(new LogoForm(brand, brands, viewer, this::show))));
    }

    private Section undoWindow() {
        return new Section(
                getTranslation("undo-window.title"),
                form(new UndoWindowForm(
                        windows.open(viewer.actor()).orElseThrow(NotFoundException::new),
                        changes,
                        viewer,
                        (opened, window) -> windows.change(viewer.actor(), opened, window))));
    }

    private Section agreement() {
        boolean needed = agreements.isNeeded(viewer.actor()).orElseThrow(NotFoundException::new);
        return new Section(getTranslation("agreement.title"), form(new AgreementForm(needed, agreements, viewer)));
    }

    private static Section called(String id, Section section) {
        section.setId(id);
        return section;
    }

    /** The address at which this section is scrolled into view. */
    static String of(String section) {
        return PATH + "?part=" + section;
    }

    private OrganisationChoices choices() {
        return organisation.open(viewer.actor()).orElseThrow(NotFoundException::new);
    }

    private boolean mayChange() {
        return viewer.actor().may(Right.SET_ORGANISATION);
    }

    private <C extends Component> C form(C form) {
        return mayChange() ? FormSave.quiet(form) : ReadOnly.show(form);
    }

    private void show(Brand changed) {
        findAncestor(MainLayout.class).show(changed);
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("nav.organisation"));
    }

    private OrganisationTime read() {
        return settings.open(viewer.actor()).orElseThrow(NotFoundException::new);
    }

    private void show(OrganisationTime time) {
        holidays.removeAll();
        holidays.addClassName("holidays");
        if (mayChange()) {
            holidays.add(
                    new HolidayImport(
                            viewer,
                            () -> shown,
                            file -> settings.read(viewer.actor(), file),
                            days -> changed(settings.add(viewer.actor(), shown, days), "holidays.added")),
                    new HolidayForm(
                            viewer,
                            day -> changed(settings.add(viewer.actor(), shown, List.of(day)), "holidays.added")));
        }
        holidays.add(listed);
        list(time);
    }

    private void list(OrganisationTime time) {
        shown = time.holidays();
        listed.removeAll();
        listed.add(form(new HolidayList(
                time, viewer, day -> changed(settings.remove(viewer.actor(), day), "holidays.removed"))));
    }

    private void changed(WorkingTimeResult result, String done) {
        switch (result) {
            case WorkingTimeResult.Saved(OrganisationTime now) -> {
                Toast.say(getTranslation(done));
                show(now);
            }
            case WorkingTimeResult.HolidaysChanged(var others, OrganisationTime now) -> {
                // The form keeps what was typed.
                list(now);
                Toast.say(getTranslation(
                        "holidays.changed",
                        others.stream()
                                .limit(MOST_NAMED)
                                .map(one -> viewer.formats().date(one.day()) + " " + one.name())
                                .collect(Collectors.joining(", "))));
            }
            case WorkingTimeResult.NameMissing _ -> Toast.say(getTranslation("holidays.name-missing"));
            case WorkingTimeResult.TooMany _ -> Toast.say(getTranslation("holidays.too-many"));
            case WorkingTimeResult.TooFewHours _ ->
                Toast.say(getTranslation("working-time.too-few-hours", WorkingWeek.FEWEST_HOURS));
            case WorkingTimeResult.NotAllowed _, WorkingTimeResult.ChangedByOthers _ ->
                Toast.say(getTranslation("working-time.not-allowed"));
        }
    }
}
