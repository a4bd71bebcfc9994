package dev.countersign.away.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.AbsenceResult.Problem;
import dev.countersign.away.AwayPage;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonName;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The fields of an absence, new or changed. */
final class AbsenceForm extends Div {

    private static final String ALL = "";

    private final transient AwayPage page;
    private final transient BiFunction<Optional<AbsenceDraft>, AbsenceDraft, AbsenceResult> save;
    private final transient People people;
    private transient @Nullable AbsenceDraft opened;
    private final Viewer viewer;
    private final DayPicker from;
    private final DayPicker until;
    private final PersonPicker standIn;
    private final Select<String> template = new Select<>();
    private final TextField note = new TextField();
    private final transient KeptFields kept;
    private final Div refusal = new Div();

    AbsenceForm(
            AwayPage page,
            Optional<Absence> changed,
            People people,
            AwayRemarks remarks,
            Viewer viewer,
            BiFunction<Optional<AbsenceDraft>, AbsenceDraft, AbsenceResult> save,
            Runnable cancel) {
        this.page = page;
        this.save = save;
        this.people = people;
        this.opened = changed.map(AbsenceDraft::of).orElse(null);
        this.viewer = viewer;
        from = new DayPicker(getTranslation("away.from"), viewer.formats());
        until = new DayPicker(getTranslation("away.until-day"), viewer.formats()).from(page.today());
        from.required(getTranslation("away.missing.from"));
        until.required(getTranslation("away.missing.until"));
        standIn = new PersonPicker(
                getTranslation(
                        page.person().id().equals(viewer.actor().person()) ? "away.stand-in" : "away.stand-in-of"),
                people,
                viewer,
                Set.of(page.person().id()));
        standIn.remarks(remarks)
                .explaining(page.person().id(), "away.stand-in.absent")
                .setRequiredIndicatorVisible(true);
        fillTemplates();
        setUpNote();
        kept = new KeptFields(
                viewer.actor(),
                "absence."
                        + changed.map(absence -> absence.id().toString())
                                .orElseGet(() -> page.person().id().toString()));
        from.addValueChangeListener(
                picked -> picked.getSource().getOptionalValue().ifPresent(until::setInitialPosition));
        changed.ifPresentOrElse(this::fill, () -> from.setValue(page.today()));
        keep();
        Div days = new Div(from, until);
        days.addClassName("absence-days");
        Div fields = new Div(days, standIn, template, note);
        fields.addClassName("form-fields");
        addClassName("submit-form");
        add(kept.note(), fields, refusal, buttons(changed.isPresent(), cancel));
    }

    private void setUpNote() {
        note.setLabel(getTranslation("away.note"));
        note.getElement().setProperty("manualValidation", true);
    }

    /** What is not saved yet stays if the page is loaded again. */
    private void keep() {
        kept.keep("from", from, KeptFields.DAY);
        kept.keep("until", until, KeptFields.DAY);
        kept.keep("stand-in", standIn, standIn.notation());
        kept.keep(
                "template",
                template,
                KeptFields.among(template.getListDataView().getItems().toList()));
        kept.keepText("note", note);
    }

    void focus() {
        from.focus();
    }

    private Div buttons(boolean changes, Runnable cancel) {
        Button yes = new Button(getTranslation("away.save"), clicked -> submit());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div buttons = new Div(yes);
        if (changes) {
            buttons.add(new Button(getTranslation("away.cancel"), clicked -> cancel.run()));
        }
        buttons.addClassName("absence-acts");
        return buttons;
    }

    private void fillTemplates() {
        List<String> keys = new ArrayList<>(page.templates().keySet());
        keys.sort(Comparator.comparing(this::name));
        keys.addFirst(ALL);
        template.setLabel(getTranslation("away.for-templates"));
        template.setItems(keys);
        template.setItemLabelGenerator(this::name);
        template.setValue(ALL);
    }

    private String name(String key) {
        return key.equals(ALL)
                ? getTranslation("away.all-templates")
                : page.templates().getOrDefault(key, Text.of(key)).in(viewer.language());
    }

    private void fill(Absence absence) {
        from.setValue(absence.firstDay());
        until.setValue(absence.lastDay());
        people.find(viewer.actor().tenant(), absence.standIn())
                .map(Person::personName)
                .ifPresent(standIn::setValue);
        template.setValue(absence.template().orElse(ALL));
        note.setValue(absence.note());
    }

    private void submit() {
        refusal.removeAll();
        refuseNote("");
        template.setInvalid(false);
        from.check(getTranslation("away.missing.from"));
        until.check(getTranslation("away.missing.until"));
        standIn.say(standIn.unreadable().orElse(standIn.isEmpty() ? getTranslation("away.missing.stand-in") : ""));
        if (from.isInvalid() || until.isInvalid() || standIn.isInvalid()) {
            firstWrong().focus();
            return;
        }
        PersonName chosen = standIn.getValue();
        AbsenceDraft draft = new AbsenceDraft(
                page.person().id(),
                from.getValue(),
                until.getValue(),
                chosen.id(),
                Optional.of(template.getValue()).filter(key -> !key.equals(ALL)),
                note.getValue());
        switch (save.apply(Optional.ofNullable(opened), draft)) {
            case AbsenceResult.Saved _ -> kept.forget(UI.getCurrentOrThrow());
            case AbsenceResult.Refused(Problem problem) -> refuse(problem, chosen);
            case AbsenceResult.ChangedByOthers others -> show(others);
            case AbsenceResult.NotAllowed _ -> say(getTranslation("away.problem.NOT_ALLOWED"));
            case AbsenceResult.NotFound _ -> say(getTranslation("away.problem.GONE"));
        }
    }

    /** At its field, if it has one. */
    private void refuse(Problem problem, PersonName chosen) {
        String sentence = getTranslation("away.problem." + problem, chosen.name());
        switch (problem) {
            case DAYS_REVERSED, OVER, TOO_LONG -> until.say(sentence);
            case OWN_STAND_IN, YOURSELF, NO_STAND_IN, CIRCLE -> standIn.say(sentence);
            case NOTE_TOO_LONG -> refuseNote(sentence);
            case OVERLAPS, NO_TEMPLATE, TOO_MANY -> say(sentence);
        }
        if (until.isInvalid() || standIn.isInvalid() || note.isInvalid()) {
            firstWrong().focus();
        }
    }

    /** What was typed stays. Who saves it again has read what it replaces. */
    private void show(AbsenceResult.ChangedByOthers others) {
        if (opened != null) {
            opened = opened.with(others.fields(), others.now());
        }
        others.fields()
                .forEach(field -> refuse(
                        field,
                        OthersChange.isNow(
                                words(field, others.now()),
                                Optional.ofNullable(others.last().get(field)),
                                viewer)));
        OthersChange.say();
    }

    private void refuse(AbsenceDraft.Field field, String sentence) {
        switch (field) {
            case FIRST_DAY -> from.say(sentence);
            case LAST_DAY -> until.say(sentence);
            case STAND_IN -> standIn.say(sentence);
            case TEMPLATE -> {
                template.setErrorMessage(sentence);
                template.setInvalid(true);
            }
            case NOTE -> refuseNote(sentence);
        }
    }

    private String words(AbsenceDraft.Field field, AbsenceDraft now) {
        return switch (field) {
            case FIRST_DAY -> viewer.formats().date(now.firstDay());
            case LAST_DAY -> viewer.formats().date(now.lastDay());
            case STAND_IN ->
                people.find(viewer.actor().tenant(), now.standIn())
                        .map(Person::name)
                        .orElse("");
            case TEMPLATE -> name(now.template().orElse(ALL));
            case NOTE -> now.note();
        };
    }

    private Focusable<?> firstWrong() {
        if (from.isInvalid()) {
            return from;
        }
        if (until.isInvalid()) {
            return until;
        }
        return standIn.isInvalid() ? standIn : note;
    }

    private void refuseNote(String sentence) {
        note.setErrorMessage(sentence);
        note.setInvalid(!sentence.isEmpty());
    }

    private void say(String sentence) {
        refusal.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent());
    }
}
