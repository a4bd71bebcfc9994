package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.countersign.administration.HolidayFileResult.Problem;
import dev.countersign.people.Holiday;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFileTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 5, 12);

    @Test
    void anEventOfOneDayIsAHoliday() {
        assertThat(read(event("DTSTART;VALUE=DATE:20270606", "DTEND;VALUE=DATE:20270607", "SUMMARY:Fiesta")))
                .isEqualTo(new HolidayFileResult.Read(List.of(new Holiday(day("2027-06-06"), "Fiesta")), 0));
    }

    @Test
    void severalDaysAreCountedWithoutTheEnd() {
        assertThat(days(event("DTSTART;VALUE=DATE:20271224", "DTEND;VALUE=DATE:20271227", "SUMMARY:Closed")))
                .containsExactly(day("2027-12-24"), day("2027-12-25"), day("2027-12-26"));
    }

    @Test
    void aDayThatRecursEachYearIsReadForThreeYears() {
        assertThat(days(event("DTSTART;VALUE=DATE:19990101", "RRULE:FREQ=YEARLY", "SUMMARY:New Year")))
                .containsExactly(day("2027-01-01"), day("2028-01-01"), day("2029-01-01"));
    }

    @Test
    void aWeekdayOfAMonthAndAnExceptionAreUnderstood() {
        assertThat(days(event(
                        "DTSTART;VALUE=DATE:20201126",
                        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
                        "EXDATE;VALUE=DATE:20281123",
                        "SUMMARY:Thanksgiving")))
                .containsExactly(day("2027-11-25"), day("2029-11-22"));
    }

    @Test
    void dateWithoutItsTypeAndFoldedLinesAreUnderstood() {
        assertThat(
                        read(
                                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270815\r\nSUMMARY:Assump\r\n tion\r\nEND:VEVENT\r\nEND:VCALENDAR"))
                .isEqualTo(new HolidayFileResult.Read(List.of(new Holiday(day("2027-08-15"), "Assumption")), 0));
    }

    @Test
    void meetingsCancelledDaysAndOtherRepetitionsAreLeftOutAndCounted() {
        HolidayFileResult result = read(event("DTSTART:20270606T100000Z", "SUMMARY:Meeting")
                + event("DTSTART;VALUE=DATE:20270607", "STATUS:CANCELLED", "SUMMARY:No")
                + event("DTSTART;VALUE=DATE:20270608", "RRULE:FREQ=DAILY", "SUMMARY:Each day")
                + event("DTSTART;VALUE=DATE:20270609", "SUMMARY:Yes"));
        assertThat(result).isEqualTo(new HolidayFileResult.Read(List.of(new Holiday(day("2027-06-09"), "Yes")), 3));
    }

    @Test
    void furtherDaysOfAnEventAreUnderstood() {
        assertThat(days(event("DTSTART;VALUE=DATE:20271224", "RDATE;VALUE=DATE:20271226", "SUMMARY:Closed")))
                .containsExactly(day("2027-12-24"), day("2027-12-26"));
        assertThat(days(event("DTSTART;VALUE=DATE:20271224", "RDATE:20271226,20271228", "SUMMARY:Closed")))
                .containsExactly(day("2027-12-24"), day("2027-12-26"), day("2027-12-28"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RDATE:20271225T000000Z",
                "RDATE;VALUE=DATE-TIME:20271225T000000",
                "RDATE;VALUE=PERIOD:20271225T000000Z/20271226T000000Z",
                "RDATE;VALUE=PERIOD:20271225T000000Z/P1D",
                "EXDATE:20271224T000000Z",
                "DTEND:20271225T000000Z",
                "RRULE:FREQ=YEARLY;INTERVAL=0",
                "RRULE:FREQ=YEARLY;INTERVAL=-1",
                "RRULE:INTERVAL=+0;FREQ=YEARLY",
                "RRULE:FREQ=YEARLY;COUNT=0",
                "RRULE:FREQ=YEARLY;COUNT="
            })
    void daysThatDoNotFitTheirEventLeaveItOut(String line) {
        HolidayFileResult result = read(event("DTSTART;VALUE=DATE:20271224", line, "SUMMARY:No")
                + event("DTSTART;VALUE=DATE:20270609", "SUMMARY:Yes"));

        assertThat(result).isEqualTo(new HolidayFileResult.Read(List.of(new Holiday(day("2027-06-09"), "Yes")), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20281231", "20281231T235959Z", "20281231T235959"})
    void aRuleEndsAtItsLastDay(String until) {
        assertThat(days(event("DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=YEARLY;UNTIL=" + until, "SUMMARY:Closed")))
                .containsExactly(day("2027-12-24"), day("2028-12-24"));
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        assertThat(read("<html>hello</html>")).isEqualTo(new HolidayFileResult.Refused(Problem.NOT_A_CALENDAR));
        assertThat(read(event("DTSTART;VALUE=DATE:20271399", "SUMMARY:No such day")))
                .isEqualTo(new HolidayFileResult.Refused(Problem.NOT_A_CALENDAR));
        assertThat(read(event("DTSTART;VALUE=DATE:20010101", "SUMMARY:Long ago")))
                .isEqualTo(new HolidayFileResult.Refused(Problem.NO_HOLIDAYS));
        assertThat(HolidayFile.read(new byte[HolidayFileResult.MOST_BYTES + 1], TODAY))
                .isEqualTo(new HolidayFileResult.Refused(Problem.TOO_LARGE));
        assertThat(read(event("DTSTART;VALUE=DATE:20270606", "SUMMARY:Many").repeat(HolidayFile.MOST_EVENTS + 1)))
                .isEqualTo(new HolidayFileResult.Refused(Problem.TOO_MANY));
    }

    @Test
    void aFileThatIsMadeToTakeLongEndsSoon() {
        String everyMonday = event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY;BYDAY=MO", "SUMMARY:Each Monday");
        String everyDay = event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE", "SUMMARY:Often");
        long begin = System.nanoTime();
        HolidayFileResult result = read((everyMonday + everyDay).repeat(HolidayFile.MOST_EVENTS / 2));
        assertThat(result).isInstanceOfSatisfying(HolidayFileResult.Read.class, read -> {
            assertThat(read.holidays()).hasSizeLessThan(160);
            assertThat(read.skipped()).isEqualTo(HolidayFile.MOST_EVENTS / 2);
        });
        System.out.printf("read in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    @Test
    void nestedAndUnendedComponentsDoNoHarm() {
        assertThat(read("BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(50_000)))
                .isEqualTo(new HolidayFileResult.Refused(Problem.NO_HOLIDAYS));
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) {
        assertThatCode(() -> read(event("DTSTART;VALUE=DATE:20270606", "SUMMARY:" + text, text)))
                .doesNotThrowAnyException();
    }

    private static HolidayFileResult read(String calendar) {
        String text =
                calendar.startsWith("BEGIN:VEVENT") ? "BEGIN:VCALENDAR\n" + calendar + "END:VCALENDAR\n" : calendar;
        return HolidayFile.read(text.getBytes(StandardCharsets.UTF_8), TODAY);
    }

    private static List<LocalDate> days(String calendar) {
        return ((HolidayFileResult.Read) read(calendar))
                .holidays().stream().map(Holiday::day).toList();
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
