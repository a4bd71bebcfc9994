package dev.countersign.request.ui.form;

import dev.countersign.definitions.form.DateBound;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps calendars from offering days that the form's check would refuse. A limit that another field sets follows that field. */
final class DateLimits {

    private final List<DateEditor> dates;
    private final LocalDate today;

    private DateLimits(List<DateEditor> dates, LocalDate today) {
        this.dates = dates;
        this.today = today;
    }

    static void keep(List<FieldEditor> editors, LocalDate today) {
        List<DateEditor> dates = editors.stream()
                .filter(DateEditor.class::isInstance)
                .map(DateEditor.class::cast)
                .toList();
        DateLimits limits = new DateLimits(dates, today);
        limits.draw();
        dates.forEach(date -> date.component().addValueChangeListener(changed -> limits.draw()));
    }

    private void draw() {
        dates.forEach(date ->
                date.offer(limit(date.field().earliest()), limit(date.field().latest())));
    }

    private Optional<LocalDate> limit(@Nullable DateBound bound) {
        return switch (bound) {
            case null -> Optional.empty();
            case DateBound.Fixed(LocalDate date) -> Optional.of(date);
            case DateBound.FromToday(int days) -> Optional.of(today.plusDays(days));
            case DateBound.SameAs(String other) ->
                dates.stream()
                        .filter(date -> date.field().key().equals(other))
                        .flatMap(date -> date.component().getOptionalValue().stream())
                        .findFirst();
        };
    }
}
