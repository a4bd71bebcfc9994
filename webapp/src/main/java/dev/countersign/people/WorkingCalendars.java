package dev.countersign.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * When an organisation and its people work. Each reading asks the database for the stamp of the organisation's calendar; its holidays are read
 * again only if the stamp is another one than that of the cached ones. Not for pages: nobody is authorized here.
 */
@Service
public class WorkingCalendars {

    /** The most holidays of an organisation. */
    public static final int MOST_HOLIDAYS = 1_000;

    private static final int MOST_CACHED = 500;

    private record Cached(UUID stamp, WorkingCalendar calendar) {}

    private final CalendarRepository calendars;
    private final TenantTransaction transaction;
    private final Cache<TenantId, Cached> cached =
            Caffeine.newBuilder().maximumSize(MOST_CACHED).build();

    WorkingCalendars(CalendarRepository calendars, TenantTransaction transaction) {
        this.calendars = calendars;
        this.transaction = transaction;
    }

    /** The calendar of the organisation. */
    public WorkingCalendar of(TenantId tenant) {
        return transaction.call(tenant, () -> calendar(tenant, calendars.organisation()));
    }

    /**
     * The calendar in which the time of these people is counted: that of the organisation, but if exactly one person is asked, their own hours in
     * their own time zone, with the holidays of the organisation.
     */
    public WorkingCalendar of(TenantId tenant, Collection<PersonId> asked) {
        return transaction.call(tenant, () -> {
            if (asked.size() != 1) {
                return calendar(tenant, calendars.organisation());
            }
            CalendarRepository.Both both = calendars.both(asked.iterator().next());
            WorkingCalendar organisation = calendar(tenant, both.organisation());
            return new WorkingCalendar(
                    both.ownZone(),
                    both.ownWeek().map(WorkingWeek::hours).orElse(organisation.week()),
                    organisation.holidays());
        });
    }

    public OrganisationTime organisationTime(TenantId tenant) {
        return transaction.call(tenant, () -> {
            CalendarRepository.Row row = calendars.organisation();
            return new OrganisationTime(row.zone(), row.week(), calendars.holidays());
        });
    }

    public void set(TenantId tenant, ZoneId zone, WorkingWeek week) {
        transaction.run(tenant, () -> calendars.set(tenant, zone, week));
    }

    /** Adds the days; a day that is there already gets the new name. False, and nothing is added, if there would be more than {@value #MOST_HOLIDAYS}. */
    public boolean addHolidays(TenantId tenant, List<Holiday> added) {
        return transaction.call(tenant, () -> {
            Set<LocalDate> days =
                    calendars.holidays().stream().map(Holiday::day).collect(Collectors.toSet());
            added.forEach(one -> days.add(one.day()));
            if (days.size() > MOST_HOLIDAYS) {
                return false;
            }
            calendars.add(tenant, added);
            return true;
        });
    }

    public void removeHoliday(TenantId tenant, LocalDate day) {
        transaction.run(tenant, () -> calendars.remove(tenant, day));
    }

    /** The hours of a person; empty if they are those of the organisation. */
    public Optional<WorkingWeek> ownWeek(TenantId tenant, PersonId person) {
        return transaction.call(tenant, () -> calendars.ownWeek(person));
    }

    /**
     * Sets the hours of a person.
     *
     * @param week empty for the hours of the organisation
     */
    public void setOwnWeek(TenantId tenant, PersonId person, Optional<WorkingWeek> week) {
        transaction.run(tenant, () -> calendars.setOwn(person, week));
    }

    private WorkingCalendar calendar(TenantId tenant, CalendarRepository.Row row) {
        Cached before = cached.getIfPresent(tenant);
        if (before != null && before.stamp().equals(row.stamp())) {
            return before.calendar();
        }
        WorkingCalendar calendar = new WorkingCalendar(
                row.zone(),
                row.week().hours(),
                calendars.holidays().stream().map(Holiday::day).collect(Collectors.toSet()));
        cached.put(tenant, new Cached(row.stamp(), calendar));
        return calendar;
    }
}
