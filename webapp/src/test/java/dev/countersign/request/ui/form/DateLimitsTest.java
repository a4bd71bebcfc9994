package dev.countersign.request.ui.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import dev.countersign.definitions.form.DateBound;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The calendar offered days that the form refuses. */
class DateLimitsTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 15);

    private final DateEditor first = editor("first", new DateBound.FromToday(0), new DateBound.FromToday(365));
    private final DateEditor last = editor("last", new DateBound.SameAs("first"), null);
    private final DateEditor until =
            editor("until", new DateBound.Fixed(LocalDate.of(2027, 2, 1)), new DateBound.SameAs("last"));

    @Test
    void aCalendarOffersTheDaysThatTheFormTakes() {
        DateLimits.keep(List.of(first, last, until), TODAY);

        assertThat(first.component().getMin()).isEqualTo(TODAY);
        assertThat(first.component().getMax()).isEqualTo(TODAY.plusDays(365));
        assertThat(until.component().getMin()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(until.component().getMax()).isNull();
    }

    @Test
    void aLimitThatAnotherFieldSetsFollowsIt() {
        DateLimits.keep(List.of(first, last, until), TODAY);
        DatePicker to = last.component();
        assertThat(to.getMin()).isNull();

        first.component().setValue(LocalDate.of(2027, 3, 10));
        assertThat(to.getMin()).isEqualTo(LocalDate.of(2027, 3, 10));

        first.component().clear();
        assertThat(to.getMin()).isNull();
    }

    /** What was typed all the same is no unreadable date; the form's own check says what is wrong with it. */
    @Test
    void aDayThatIsTooEarlyIsReadAsWhatItIs() {
        DateLimits.keep(List.of(first, last, until), TODAY);

        first.component().setValue(LocalDate.of(2026, 12, 31));

        assertThat(first.refusal()).isEmpty();
        assertThat(first.answer().orElseThrow().stringValue()).isEqualTo("2026-12-31");
    }

    private static DateEditor editor(String key, @Nullable DateBound earliest, @Nullable DateBound latest) {
        Formats formats = new Formats(
                new Translations(), Locale.UK, ZoneId.of("Europe/Madrid"), InstantSource.fixed(Instant.EPOCH));
        return new DateEditor(
                new DateField(key, Text.of(key), Text.NONE, false, earliest, latest),
                new Surroundings(
                        Locale.UK,
                        formats,
                        (field, text) -> List.of(),
                        (field, person) -> Optional.empty(),
                        field -> Optional.empty(),
                        id -> Optional.empty(),
                        new NoUploads(),
                        "me"));
    }
}
