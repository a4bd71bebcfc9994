package dev.countersign.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** For each weekday whether people work, and from when until when. */
public final class WeekFields extends Div {

    private record Day(Checkbox works, TimePicker opens, TimePicker closes) {

        boolean isRight() {
            return !works.getValue()
                    || (!opens.isEmpty()
                            && !closes.isEmpty()
                            && opens.getValue().isBefore(closes.getValue()));
        }
    }

    private final Viewer viewer;
    private final transient Map<DayOfWeek, Day> days = new EnumMap<>(DayOfWeek.class);

    public WeekFields(WorkingWeek week, Viewer viewer) {
        this.viewer = viewer;
        addClassName("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            add(row(day, week));
        }
    }

    /** What is wrong, as a sentence; empty if {@link #week} can be read. */
    public Optional<String> problem() {
        if (!days.values().stream().allMatch(Day::isRight)) {
            return Optional.of(getTranslation("working-time.wrong-hours"));
        }
        return days.values().stream().noneMatch(day -> day.works().getValue())
                ? Optional.of(getTranslation("working-time.no-day"))
                : Optional.empty();
    }

    public WorkingWeek week() {
        Map<DayOfWeek, WorkingHours> hours = new EnumMap<>(DayOfWeek.class);
        days.forEach((name, day) -> {
            if (day.works().getValue()) {
                hours.put(
                        name,
                        new WorkingHours(day.opens().getValue(), day.closes().getValue()));
            }
        });
        return new WorkingWeek(hours);
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
}
