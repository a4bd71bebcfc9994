package dev.countersign.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.WorkingTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private final WorkingCalendar calendar = WorkingCalendar.standard(MADRID);

    /** 2026-11-27 is a Friday; on 2026-10-25 the clocks of Madrid go back. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00, 4 hours, 2026-11-25T14:00",
        "2026-11-25T15:00, 4 hours, 2026-11-26T11:00",
        "2026-11-27T15:00, 4 hours, 2026-11-30T11:00",
        "2026-11-27T12:00, 2 days, 2026-12-01T12:00",
        "2026-11-27T09:00, 1 day, 2026-11-27T17:00",
        "2026-11-27T17:00, 1 hour, 2026-11-30T10:00",
        "2026-11-28T03:00, 2 days, 2026-12-01T17:00",
        "2026-11-25T07:30, 1 hour, 2026-11-25T10:00",
        "2026-10-23T16:00, 2 hours, 2026-10-26T10:00",
    })
    void countsOnlyTheTimeInWhichPeopleWork(LocalDateTime from, String time, LocalDateTime until) {
        assertThat(calendar.after(instant(from), time(time))).isEqualTo(instant(until));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27, 2026-11-27T17:00, true", "2026-11-28, 2026-11-30T17:00, false"})
    void aDayEndsWithItsWorkOrWithThatOfTheNextWorkingDay(LocalDate day, LocalDateTime end, boolean works) {
        assertThat(calendar.endOf(day)).isEqualTo(instant(end));
        assertThat(calendar.isWorkingDay(day)).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T12:00, 2 days, 2026-11-27T12:00",
        "2026-11-30T10:00, 2 hours, 2026-11-27T16:00",
        "2026-11-30T08:00, 1 day, 2026-11-27T09:00",
        "2026-11-29T12:00, 1 hour, 2026-11-27T16:00",
    })
    void countsBackwardsToo(LocalDateTime until, String time, LocalDateTime from) {
        assertThat(calendar.before(instant(until), time(time))).isEqualTo(instant(from));
    }

    /** The clocks of Madrid go forward on 2026-03-29 at two and back on 2026-10-25 at three; both are Sundays. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:00, 4 hours, 2026-03-29T05:00, 7",
        "2026-10-25T00:00, 4 hours, 2026-10-25T03:00, 9",
        "2026-03-29T00:00, 1 day, 2026-03-29T08:00, 7",
        "2026-03-22T00:00, 4 hours, 2026-03-22T04:00, 8",
    })
    void aNightInWhichTheClockChangesHasTheHoursThatReallyPass(
            LocalDateTime from, String time, LocalDateTime until, int hours) {
        WorkingCalendar night = new WorkingCalendar(
                MADRID, Map.of(DayOfWeek.SUNDAY, new WorkingHours(LocalTime.MIDNIGHT, LocalTime.of(8, 0))), Set.of());
        assertThat(night.after(instant(from), time(time))).isEqualTo(instant(until));
        assertThat(night.before(instant(until), time(time))).isEqualTo(instant(from));
        assertThat(night.between(instant(from), instant(from.toLocalDate().atTime(12, 0))))
                .isEqualTo(Duration.ofHours(hours));
    }

    /** The clock skips from two to three. */
    @Test
    void hoursThatTheClockSkipsAreNotWorked() {
        WorkingCalendar skipped = new WorkingCalendar(
                MADRID, Map.of(DayOfWeek.SUNDAY, new WorkingHours(LocalTime.of(2, 0), LocalTime.of(3, 0))), Set.of());
        assertThat(skipped.after(instant(LocalDateTime.parse("2026-03-29T00:00")), time("1 hour")))
                .isEqualTo(instant(LocalDateTime.parse("2026-04-05T03:00")));
    }

    /** Samoa had no 30 December 2011. */
    @ParameterizedTest
    @CsvSource({"2011-12-29T16:00, 2 hours, 2011-12-31T10:00", "2011-12-29T09:00, 2 days, 2011-12-31T17:00"})
    void aDayThatAZoneSkipsIsNoWorkingDay(LocalDateTime from, String time, LocalDateTime until) {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        WorkingHours hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        Map<DayOfWeek, WorkingHours> week = new EnumMap<>(DayOfWeek.class);
        Set.of(DayOfWeek.values()).forEach(day -> week.put(day, hours));
        WorkingCalendar samoa = new WorkingCalendar(apia, week, Set.of());
        Instant start = from.atZone(apia).toInstant();
        Instant end = until.atZone(apia).toInstant();

        assertThat(samoa.after(start, time(time))).isEqualTo(end);
        assertThat(samoa.before(end, time(time))).isEqualTo(start);
        assertThat(samoa.between(start, end)).isEqualTo(Duration.ofHours(time.equals("2 hours") ? 2 : 16));
    }

    /** 2026-11-27 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:00, 2026-11-25T14:00, PT4H",
        "2026-11-25T15:00, 2026-11-26T11:00, PT4H",
        "2026-11-27T16:30, 2026-11-30T09:15, PT45M",
        "2026-11-27T18:00, 2026-11-29T20:00, PT0S",
        "2026-11-25T06:00, 2026-11-25T20:00, PT8H",
        "2026-11-26T10:00, 2026-11-25T10:00, PT0S",
    })
    void betweenTwoMomentsOnlyWorkingTimeCounts(LocalDateTime from, LocalDateTime until, Duration worked) {
        assertThat(calendar.between(instant(from), instant(until))).isEqualTo(worked);
    }

    @Property
    void theTimeBetweenIsWhatWasAdded(@ForAll("working") Instant from, @ForAll("times") WorkingTime time) {
        if (time.unit() == WorkingTime.Unit.HOURS) {
            assertThat(calendar.between(from, calendar.after(from, time))).isEqualTo(Duration.ofHours(time.amount()));
        }
    }

    /** Friday closes at two; 2026-12-07 and 08 are holidays. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T13:00, 1 day, 2026-11-27T11:30",
        "2026-11-27T11:30, 1 day, 2026-11-30T13:00",
        "2026-11-27T12:00, 4 hours, 2026-11-30T11:00",
        "2026-12-04T09:00, 2 days, 2026-12-09T17:00",
        "2026-12-07T10:00, 1 hour, 2026-12-09T10:00",
        "2026-12-05T10:00, 1 day, 2026-12-09T17:00",
    })
    void daysOfDifferentLengthAndHolidaysAreCounted(LocalDateTime from, String time, LocalDateTime until) {
        Map<DayOfWeek, WorkingHours> week = new EnumMap<>(calendar.week());
        week.put(DayOfWeek.FRIDAY, new WorkingHours(LocalTime.of(9, 0), LocalTime.of(14, 0)));
        WorkingCalendar own =
                new WorkingCalendar(MADRID, week, Set.of(LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 8)));

        assertThat(own.after(instant(from), time(time))).isEqualTo(instant(until));
    }

    @Property
    void whatIsAddedCanBeTakenAway(@ForAll("working") Instant from, @ForAll("times") WorkingTime time) {
        assertThat(calendar.before(calendar.after(from, time), time)).isEqualTo(from);
    }

    @Property
    void whoeverIsAskedLaterHasNoLessTime(
            @ForAll("moments") Instant one, @ForAll("moments") Instant other, @ForAll("times") WorkingTime time) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;
        assertThat(calendar.after(later, time)).isAfterOrEqualTo(calendar.after(earlier, time));
    }

    @Property
    void anEndIsAlwaysWithinWorkingTime(@ForAll("moments") Instant from, @ForAll("times") WorkingTime time) {
        LocalDateTime end = LocalDateTime.ofInstant(calendar.after(from, time), MADRID);
        WorkingHours hours = calendar.on(end.toLocalDate()).orElseThrow();
        assertThat(end.toLocalTime()).isBetween(hours.opens(), hours.closes());
    }

    @Property
    void hoursAddUp(@ForAll("moments") Instant from) {
        assertThat(calendar.after(calendar.after(from, WorkingTime.hours(3)), WorkingTime.hours(5)))
                .isEqualTo(calendar.after(from, WorkingTime.hours(8)))
                .isEqualTo(calendar.after(from, WorkingTime.days(1)));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2028-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<Instant> working() {
        return moments().filter(moment -> {
            LocalDateTime at = LocalDateTime.ofInstant(moment, MADRID);
            return calendar.on(at.toLocalDate())
                    .filter(hours -> !at.toLocalTime().isBefore(hours.opens()))
                    .filter(hours -> at.toLocalTime().isBefore(hours.closes()))
                    .isPresent();
        });
    }

    @Provide
    Arbitrary<WorkingTime> times() {
        return Arbitraries.integers()
                .between(1, 60)
                .flatMap(amount -> Arbitraries.of(WorkingTime.hours(amount), WorkingTime.days(amount)));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(MADRID).toInstant();
    }

    private static WorkingTime time(String text) {
        return WorkingTime.parse(text).orElseThrow();
    }
}
