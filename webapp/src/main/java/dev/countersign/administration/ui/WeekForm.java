package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.countersign.administration.WorkingTimeResult;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.util.StringUtils;

/** The zone, and for each weekday whether people work and from when until when. */
final class WeekForm extends Div {

    private record Day(Checkbox works, TimePicker opens, TimePicker closes) {

        boolean isRight() {
            return !works.getValue()
                    || (!opens.isEmpty()
                            && !closes.isEmpty()
                            && opens.getValue().isBefore(closes.getValue()));
        }
    }

    private final transient BiFunction<ZoneId, WorkingWeek, WorkingTimeResult> save;
    private final Viewer viewer;
    private final ComboBox<String> zone = new ComboBox<>();
    private final transient Map<DayOfWeek, Day> days = new EnumMap<>(DayOfWeek.class);
    private final Div refusal = new Div();

    WeekForm(OrganisationTime time, Viewer viewer, BiFunction<ZoneId, WorkingWeek, WorkingTimeResult> save) {
        this.save = save;
        this.viewer = viewer;
        addClassName("submit-form");
        zone.setLabel(getTranslation("working-time.zone"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(WeekForm::isPlace)
                .sorted()
                .toList());
        zone.setValue(time.zone().getId());
        Div week = new Div();
        week.addClassName("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            week.add(row(day, time.week()));
        }
        Button yes = new Button(getTranslation("working-time.save"), clicked -> submit());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(zone, week);
        fields.addClassName("form-fields");
        add(fields, refusal, yes);
    }

    /** "Europe/Madrid", and neither "EST5EDT" nor "Etc/GMT+5". */
    private static boolean isPlace(String id) {
        return id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
    }

    private Div row(DayOfWeek day, WorkingWeek week) {
        String name = StringUtils.capitalize(
                day.getDisplayName(TextStyle.FULL_STANDALONE, viewer.formats().region()));
        Checkbox works = new Checkbox(name, week.on(day).isPresent());
        WorkingHours hours = week.on(day).orElse(new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        TimePicker opens = time("working-time.from", name, hours.opens());
        TimePicker closes = time("working-time.until", name, hours.closes());
        days.put(day, new Day(works, opens, closes));
        works.addValueChangeListener(changed -> {
            opens.setEnabled(changed.getValue());
            closes.setEnabled(changed.getValue());
        });
        opens.setEnabled(works.getValue());
        closes.setEnabled(works.getValue());
        Div row = new Div(works, opens, closes);
        row.addClassName("week-day");
        return row;
    }

    private TimePicker time(String key, String day, LocalTime value) {
        TimePicker time = new TimePicker();
        time.setAriaLabel(getTranslation(key, day));
        time.setLocale(viewer.formats().region());
        time.setStep(Duration.ofMinutes(30));
        time.setValue(value);
        return time;
    }

    private void submit() {
        refusal.removeAll();
        Map<DayOfWeek, WorkingHours> hours = new EnumMap<>(DayOfWeek.class);
        boolean wrong = zone.isEmpty() || days.values().stream().anyMatch(day -> !day.isRight());
        if (!wrong) {
            days.forEach((name, day) -> {
                if (day.works().getValue()) {
                    hours.put(
                            name,
                            new WorkingHours(
                                    day.opens().getValue(), day.closes().getValue()));
                }
            });
        }
        if (hours.isEmpty()) {
            String key = wrong ? "working-time.wrong-hours" : "working-time.no-day";
            refusal.add(new Notice(Tone.NO, Icon.FAILED, getTranslation(key)).urgent());
            return;
        }
        boolean saved =
                save.apply(ZoneId.of(zone.getValue()), new WorkingWeek(hours)) instanceof WorkingTimeResult.Saved;
        Toast.say(getTranslation(saved ? "working-time.saved" : "working-time.not-allowed"));
    }
}
