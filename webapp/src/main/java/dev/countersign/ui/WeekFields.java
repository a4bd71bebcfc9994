package dev.countersign.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** For each weekday whether people work, and from when until when. */
public final class WeekFields extends Div {

    private record Day(Checkbox works, HourPicker opens, HourPicker closes) {

        /** @param tooEarly what is said at an end that is not after the start */
        void check(String tooEarly) {
            opens.check();
            closes.check();
            if (!opens.isEmpty() && !closes.isEmpty() && !opens.getValue().isBefore(closes.getValue())) {
                closes.say(tooEarly);
            }
        }
    }

    private static final WorkingHours NOTHING_CHOSEN = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    private final Viewer viewer;
    private final transient KeptFields kept;
    private final transient Map<DayOfWeek, Day> days = new EnumMap<>(DayOfWeek.class);

    /**
     * The fields of a week.
     *
     * @param kept stores what is chosen until it is saved
     */
    public WeekFields(WorkingWeek week, Viewer viewer, KeptFields kept) {
        this.viewer = viewer;
        this.kept = kept;
        addClassName("week");
        add(heads());
        for (DayOfWeek day : DayOfWeek.values()) {
            add(row(day, week));
        }
    }

    /** What is wrong, as a sentence, and at each field; empty if {@link #week} can be read. */
    public Optional<String> problem() {
        working().forEach(day -> day.check(getTranslation("working-time.end-too-early")));
        Optional<HourPicker> wrong = working()
                .flatMap(day -> Stream.of(day.opens(), day.closes()))
                .filter(HourPicker::isInvalid)
                .findFirst();
        wrong.ifPresent(HourPicker::focus);
        if (wrong.isPresent()) {
            return Optional.of(getTranslation("working-time.wrong-hours"));
        }
        if (working().findAny().isEmpty()) {
            return Optional.of(getTranslation("working-time.no-day"));
        }
        return week().isTooShort()
                ? Optional.of(getTranslation("working-time.too-few-hours", WorkingWeek.FEWEST_HOURS))
                : Optional.empty();
    }

    /** Shows this week instead. */
    public void show(WorkingWeek week) {
        days.forEach((name, day) -> {
            day.works().setValue(week.on(name).isPresent());
            WorkingHours hours = week.on(name).orElse(NOTHING_CHOSEN);
            day.opens().setValue(hours.opens());
            day.closes().setValue(hours.closes());
        });
    }

    /** Says something about a day; an empty sentence removes it. */
    public void say(DayOfWeek name, String sentence) {
        Checkbox works = Objects.requireNonNull(days.get(name)).works();
        works.setErrorMessage(sentence);
        works.setInvalid(!sentence.isEmpty());
    }

    /** The hours of a day, for a sentence; empty if nobody works on it. */
    public String words(DayOfWeek day, WorkingWeek week) {
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(viewer.formats().region());
        return week.on(day)
                .map(hours -> "%s\u2013%s".formatted(time.format(hours.opens()), time.format(hours.closes())))
                .orElse("");
    }

    /** The days on which people work, with their hours, for a sentence. */
    public String words(WorkingWeek week) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> week.on(day).isPresent())
                .map(day -> day.getDisplayName(TextStyle.SHORT, viewer.language()) + " " + words(day, week))
                .collect(Collectors.joining(", "));
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

    private Stream<Day> working() {
        return days.values().stream().filter(day -> day.works().getValue());
    }

    /** For eyes only: each field has a name of its own. */
    private Div heads() {
        Div heads = new Div(
                new Span(),
                new Span(getTranslation("working-time.start")),
                new Span(getTranslation("working-time.end")));
        heads.addClassNames("week-day", "week-heads", "small");
        heads.getElement().setAttribute("aria-hidden", "true");
        return heads;
    }

    private Div row(DayOfWeek day, WorkingWeek week) {
        String name =
                day.getDisplayName(TextStyle.FULL_STANDALONE, viewer.formats().region());
        Checkbox works = new Checkbox(StringUtils.capitalize(name), week.on(day).isPresent());
        works.setManualValidation(true);
        WorkingHours hours = week.on(day).orElse(NOTHING_CHOSEN);
        HourPicker opens = new HourPicker(getTranslation("working-time.from", name), viewer.formats(), hours.opens());
        HourPicker closes =
                new HourPicker(getTranslation("working-time.until", name), viewer.formats(), hours.closes());
        days.put(day, new Day(works, opens, closes));
        works.addValueChangeListener(changed -> {
            opens.setEnabled(changed.getValue());
            closes.setEnabled(changed.getValue());
        });
        opens.setEnabled(works.getValue());
        closes.setEnabled(works.getValue());
        kept.keep(day + ".works", works, KeptFields.FLAG);
        kept.keep(day + ".opens", opens, KeptFields.TIME);
        kept.keep(day + ".closes", closes, KeptFields.TIME);
        Div row = new Div(works, opens, closes);
        row.addClassName("week-day");
        return row;
    }
}
