package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.countersign.administration.HolidayFileResult.Problem;
import dev.countersign.people.Holiday;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayFileTest {

    private static final int MANY = 1_000;
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
                "RRULE:FREQ=YEARLY;COUNT=",
                "RRULE:FREQ=YEARLY;BYDAY=MO;COUNT=999",
                "RRULE:FREQ=YEARLY;BYEASTER=1",
                "RRULE:FREQ=YEARLY;FREQ=YEARLY",
                "RRULE:FREQ=YEARLY;BYHOUR=9",
                "RRULE:FREQ=YEARLY;BYDAY=XX",
                "RRULE:FREQ=YEARLY;BYMONTH=13",
                "RRULE:FREQ=YEARLY;UNTIL=20280230",
                "RRULE:SOMETHING",
                "RDATE:20270230",
                "RDATE:20271226,",
                "RDATE:20271226,holiday",
                "EXDATE:20270229",
                "DTEND:20280230",
                "DTSTART:20271225",
                "DURATION:PT8H",
                "DURATION:long",
                "status:cancelled",
                "STATUS;X-A=1:CANCELLED"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20270230",
                "20270229",
                "20270631",
                "20271301",
                "20270100",
                "2027010",
                "202701011",
                "-0270101",
                "16010101"
            })
    void aDayThatDoesNotExistIsLeftOutAndCounted(String day) {
        HolidayFileResult result = read(event("DTSTART;VALUE=DATE:" + day, "SUMMARY:No such day")
                + event("DTSTART;VALUE=DATE:20270609", "SUMMARY:Yes"));

        assertThat(result).isEqualTo(new HolidayFileResult.Read(List.of(new Holiday(day("2027-06-09"), "Yes")), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dtstart;value=date:20270815",
                "Dtstart:20270815",
                "DTSTART;X-A=\"b:c;d\";VALUE=DATE:20270815",
                "DTSTART;VALUE=\"DATE\":20270815",
                "DTSTART;TZID=Europe/Madrid;value=Date: 20270815 "
            })
    void namesInLowerCaseAndParametersInQuotesAreUnderstood(String start) {
        assertThat(read(event(start, "summary;altrep=\"cid:a;b@example.test\":Assumption\\, a \\\\ day\\nof rest")))
                .isEqualTo(new HolidayFileResult.Read(
                        List.of(new Holiday(day("2027-08-15"), "Assumption, a \\ day of rest")), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DURATION:P2D", "duration:p2d", "DURATION:PT48H", "DURATION:P1DT24H", "DTEND:20271226"})
    void howLongItIsCanBeWrittenInEachWay(String line) {
        assertThat(days(event("DTSTART;VALUE=DATE:20271224", line, "SUMMARY:Closed")))
                .containsExactly(day("2027-12-24"), day("2027-12-25"));
    }

    @Test
    void theLastDayOfFebruaryIsAHolidayOnlyWhereThereIsOne() {
        assertThat(days(event("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY", "SUMMARY:Leap day")))
                .containsExactly(day("2028-02-29"));
    }

    @Test
    void furtherDaysAreReadHoweverManyAreOnALine() {
        String dates = Stream.iterate(day("2027-01-01"), day -> day.plusDays(1))
                .limit(400)
                .map(day -> day.toString().replace("-", ""))
                .collect(Collectors.joining(","));
        assertThat(days(event("DTSTART;VALUE=DATE:20270101", "RDATE;VALUE=DATE:" + dates, "SUMMARY:Closed")))
                .hasSize(400);
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        assertThat(read("<html>hello</html>")).isEqualTo(new HolidayFileResult.Refused(Problem.NOT_A_CALENDAR));
        assertThat(read(event("DTSTART;VALUE=DATE:20271399", "SUMMARY:No such day")))
                .isEqualTo(new HolidayFileResult.Refused(Problem.NO_HOLIDAYS));
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

    /** It took 18 seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY;BYDAY=MO;COUNT=199"})
    void listsOfDaysInEachEventOfALargeFileTakeNotLong(String rule) {
        String dates = Stream.iterate(day("2027-01-01"), day -> day.plusDays(5))
                .limit(90)
                .map(day -> day.toString().replace("-", ""))
                .collect(Collectors.joining(","));
        String many = event("DTSTART:19000101", "DURATION:P31D", rule, "RDATE:" + dates)
                .repeat(MANY);
        assertThat(many.length()).isLessThan(HolidayFileResult.MOST_BYTES);
        long begin = System.nanoTime();
        assertThat(assertTimeout(Duration.ofSeconds(10), () -> read(many)))
                .isInstanceOfSatisfying(
                        HolidayFileResult.Read.class,
                        read -> assertThat(read.skipped()).isZero());
        System.out.printf("read in %d ms%n", (System.nanoTime() - begin) / 1_000_000);
    }

    /** 5,000 rules took 19 seconds. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5_000})
    void anEventOfSeveralRulesIsLeftOutAndCounted(int rules) {
        String several = "DTSTART:19000101\n" + "RRULE:FREQ=YEARLY;BYDAY=MO\n".repeat(rules);
        HolidayFileResult result = assertTimeout(
                Duration.ofSeconds(5),
                () -> read(event(several, "SUMMARY:No") + event("DTSTART:20270609", "SUMMARY:Yes")));
        assertThat(result).isEqualTo(new HolidayFileResult.Read(List.of(new Holiday(day("2027-06-09"), "Yes")), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RDATE:20271226",
                "EXDATE:20271226",
                "DTEND:20271225",
                "DURATION:P31D",
                "SUMMARY:Closed\\, all day",
                "STATUS:CONFIRMED",
                "RDATE;X-A=b;X-C=\"d;e\":20271226",
                "COMMENT:Closed"
            })
    void manyLinesOfAnEventTakeNotLong(String line) {
        String many =
                "DTSTART:20271224\n" + (line + "\n").repeat(HolidayFileResult.MOST_BYTES / line.length() - 10_000);
        assertThat(assertTimeout(Duration.ofSeconds(5), () -> read(event(many, "SUMMARY:Closed"))))
                .isInstanceOfSatisfying(
                        HolidayFileResult.Read.class,
                        read -> assertThat(read.holidays())
                                .extracting(Holiday::day)
                                .contains(day("2027-12-24")));
    }

    @Property(tries = 2_000)
    void anyRuleIsReadOrLeftOut(@ForAll("rules") List<String> parts) {
        assertThatCode(() -> read(event("DTSTART:20240229", "RRULE:FREQ=YEARLY;" + String.join(";", parts))))
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return Arbitraries.of(
                        "BYMONTH=",
                        "BYMONTHDAY=",
                        "BYYEARDAY=",
                        "BYWEEKNO=",
                        "BYSETPOS=",
                        "BYDAY=",
                        "WKST=",
                        "COUNT=",
                        "INTERVAL=")
                .flatMap(name -> Arbitraries.of(
                                "0", "1", "-1", "+2", "31", "53", "366", "999", "-999", "MO", "1MO", "-1FR", "99SU",
                                "XX", "")
                        .map(value -> name + value))
                .list()
                .ofMaxSize(4);
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
