package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.administration.Setting;
import dev.countersign.administration.ShownTime;
import dev.countersign.administration.WorkingTimeResult;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingWeek;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.ListPicker;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WeekFields;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The zone, and for each weekday whether people work and from when until when. */
final class WeekForm extends Div {

    /** Saves the zone and the week. */
    interface Save {

        /**
         * Saves what was changed.
         *
         * @param opened what was shown before anything was changed
         */
        WorkingTimeResult as(ShownTime opened, ZoneId zone, WorkingWeek week);
    }

    private final transient Save save;
    private final transient SettingChanges changes;
    private final ListPicker<String> zone;
    private final transient KeptFields kept;
    private final WeekFields week;
    private final Div refusal = new Div();
    private transient ShownTime opened;

    WeekForm(OrganisationTime time, SettingChanges changes, Viewer viewer, Save save) {
        this.changes = changes;
        this.opened = ShownTime.of(time);
        this.save = save;
        this.kept = new KeptFields(viewer.actor(), "working-time");
        this.week = new WeekFields(time.week(), viewer, kept);
        addClassName("submit-form");
        List<String> places = ZoneId.getAvailableZoneIds().stream()
                .filter(WeekForm::isPlace)
                .sorted()
                .toList();
        zone = new ListPicker<>(getTranslation("working-time.zone"), places, place -> place);
        zone.setValue(time.zone().getId());
        kept.keep("zone", zone, KeptFields.among(places));
        Button yes = new Button(getTranslation("working-time.save"), clicked -> submit());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(zone, week);
        fields.addClassName("form-fields");
        add(kept.note(), fields, refusal, yes);
    }

    /** "Europe/Madrid", and neither "EST5EDT" nor "Etc/GMT+5". */
    private static boolean isPlace(String id) {
        return id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
    }

    private void submit() {
        refusal.removeAll();
        zone.say(zone.problem().orElse(""));
        EnumSet.allOf(DayOfWeek.class).forEach(day -> week.say(day, ""));
        Optional<String> wrong = week.problem();
        wrong.ifPresent(sentence -> refusal.add(new Notice(Tone.NO, Icon.FAILED, sentence).urgent()));
        if (wrong.isPresent() || zone.isInvalid()) {
            FirstField.focusWrong(this);
            return;
        }
        switch (save.as(opened, ZoneId.of(zone.getValue()), week.week())) {
            case WorkingTimeResult.Saved(OrganisationTime now) -> {
                kept.forget(UI.getCurrentOrThrow());
                opened = ShownTime.of(now);
                zone.setValue(now.zone().getId());
                week.show(now.week());
                Toast.say(getTranslation("working-time.saved"));
            }
            case WorkingTimeResult.ChangedByOthers changed -> show(changed);
            case WorkingTimeResult.TooFewHours _ ->
                Toast.say(getTranslation("working-time.too-few-hours", WorkingWeek.FEWEST_HOURS));
            case WorkingTimeResult.NotAllowed _,
                    WorkingTimeResult.NameMissing _,
                    WorkingTimeResult.TooMany _,
                    WorkingTimeResult.HolidaysChanged _ -> Toast.say(getTranslation("working-time.not-allowed"));
        }
    }

    private void show(WorkingTimeResult.ChangedByOthers changed) {
        OrganisationTime now = changed.now();
        if (changed.zone()) {
            zone.say(changes.isNow(Setting.WORKING_TIME, now.zone().getId()));
        }
        changed.days().forEach(day -> {
            String hours = week.words(day, now.week());
            week.say(
                    day,
                    changes.isNow(
                            Setting.WORKING_TIME, hours.isEmpty() ? getTranslation("working-time.day-off") : hours));
        });
        opened = opened.with(changed.zone(), changed.days(), now);
        OthersChange.say();
    }
}
