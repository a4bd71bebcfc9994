package dev.countersign.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(Services.class)
class WorkingCalendarsIT {

    private static final WorkingWeek SHORT =
            new WorkingWeek(Map.of(DayOfWeek.MONDAY, hours(8, 12), DayOfWeek.SATURDAY, hours(10, 14)));

    @Autowired
    private WorkingCalendars calendars;

    @Autowired
    private Organisation organisation;

    @Test
    void anOrganisationWorksInTheStandardWeekOfItsZoneUntilItSaysOtherwise() {
        TenantId tenant = organisation.found();
        assertThat(calendars.of(tenant)).isEqualTo(WorkingCalendar.standard(ZoneId.of("Europe/Madrid")));

        calendars.set(tenant, ZoneId.of("America/New_York"), SHORT);
        assertThat(calendars.of(tenant))
                .isEqualTo(new WorkingCalendar(ZoneId.of("America/New_York"), SHORT.hours(), Set.of()));
    }

    @Test
    void aHolidayCountsFromWhenItIsSetUntilItIsRemoved() {
        TenantId tenant = organisation.found();
        LocalDate monday = LocalDate.of(2027, 5, 3);
        assertThat(calendars.of(tenant).on(monday)).isPresent();
        calendars.addHolidays(tenant, List.of(new Holiday(monday, "Labour Day")));
        calendars.addHolidays(tenant, List.of(new Holiday(monday, "Labour Day, observed")));
        assertThat(calendars.of(tenant).on(monday)).isEmpty();
        assertThat(calendars.organisationTime(tenant).holidays())
                .containsExactly(new Holiday(monday, "Labour Day, observed"));
        calendars.removeHoliday(tenant, monday);
        assertThat(calendars.of(tenant).on(monday)).isPresent();
    }

    @Test
    void anotherOrganisationIsNotChanged() {
        TenantId tenant = organisation.found();
        TenantId other = organisation.found();
        calendars.set(tenant, ZoneId.of("Asia/Tokyo"), SHORT);
        calendars.addHolidays(tenant, List.of(new Holiday(LocalDate.of(2027, 5, 3), "A day")));
        assertThat(calendars.of(other)).isEqualTo(WorkingCalendar.standard(ZoneId.of("Europe/Madrid")));
        assertThat(calendars.organisationTime(other).holidays()).isEmpty();
    }

    @Test
    void whoIsAskedAloneHasTheirOwnHoursAndTheHolidaysOfTheOrganisation() {
        TenantId tenant = organisation.found();
        PersonId one = organisation.employee(tenant, "Ana Torres").person();
        PersonId other = organisation.employee(tenant, "Jon Saez").person();
        calendars.addHolidays(tenant, List.of(new Holiday(LocalDate.of(2027, 5, 3), "A day")));
        calendars.setOwnWeek(tenant, one, Optional.of(SHORT));

        Instant friday = Instant.parse("2027-04-30T16:00:00Z");
        assertThat(calendars.of(tenant, List.of(one)).after(friday, WorkingTime.hours(5)))
                .as("Saturday from ten to two, then the Monday after the holiday")
                .isEqualTo(Instant.parse("2027-05-08T09:00:00Z"));
        assertThat(calendars.of(tenant, List.of(one, other))).isEqualTo(calendars.of(tenant));
        assertThat(calendars.of(tenant, List.of(other)).week())
                .isEqualTo(calendars.of(tenant).week());

        calendars.setOwnWeek(tenant, one, Optional.empty());
        assertThat(calendars.ownWeek(tenant, one)).isEmpty();
    }

    @Test
    void moreHolidaysThanAnybodyHasAreNotAdded() {
        TenantId tenant = organisation.found();
        List<Holiday> many = IntStream.rangeClosed(0, WorkingCalendars.MOST_HOLIDAYS)
                .mapToObj(day -> new Holiday(LocalDate.of(2027, 1, 1).plusDays(day), "Day " + day))
                .toList();
        assertThat(calendars.addHolidays(tenant, many)).isFalse();
        assertThat(calendars.organisationTime(tenant).holidays()).isEmpty();
    }

    private static WorkingHours hours(int opens, int closes) {
        return new WorkingHours(LocalTime.of(opens, 0), LocalTime.of(closes, 0));
    }
}
