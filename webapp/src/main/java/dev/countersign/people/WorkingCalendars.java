package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import org.springframework.stereotype.Service;

/** The working calendar of each tenant: the standard week in the time zone of the tenant. */
@Service
public class WorkingCalendars {

    private final Tenants tenants;

    WorkingCalendars(Tenants tenants) {
        this.tenants = tenants;
    }

    public WorkingCalendar of(TenantId tenant) {
        return WorkingCalendar.standard(tenants.zone(tenant));
    }
}
