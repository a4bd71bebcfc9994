package dev.countersign.administration;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * An alarm for each group that cannot take somebody whom the identity provider puts there. Who that is, is not told: the next sign-in puts them in once there is
 * room.
 */
@Component
class FullGroups {

    private final Alarms alarms;
    private final GroupRepository groups;

    FullGroups(Alarms alarms, GroupRepository groups) {
        this.alarms = alarms;
        this.groups = groups;
    }

    /** In the transaction of the tenant. */
    void tell(TenantId tenant, String key) {
        alarms.raise(tenant, AlarmKind.GROUP_FULL, key, Map.of());
    }

    /** Closes each of the alarms whose group has room, or is gone. In the transaction of the tenant. */
    void review(TenantId tenant, List<Alarm> open) {
        open.stream()
                .filter(alarm -> groups.countMembers(alarm.subject()) < Groups.MOST_MEMBERS)
                .forEach(alarm -> alarms.resolve(tenant, AlarmKind.GROUP_FULL, alarm.subject()));
    }
}
