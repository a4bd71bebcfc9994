package dev.countersign.administration;

import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who has changed a setting, for those who find it changed while they change it themselves. */
@Service
public class SettingsHistory {

    private final ActorTransaction acting;
    private final LastChanges changes;
    private final SecurityRecords refusals;

    SettingsHistory(ActorTransaction acting, LastChanges changes, SecurityRecords refusals) {
        this.acting = acting;
        this.changes = changes;
        this.refusals = refusals;
    }

    /** Empty if none is known, and for whoever may not see settings. */
    public Optional<LastChange> last(Actor actor, Setting setting) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_ORGANISATION)) {
                refusals.refused(present.tenant(), present.person(), "organisation", "settings");
                return Optional.empty();
            }
            return changes.find(
                    present.tenant(), AuditFilter.ofKind(setting.kind()), details -> details.has(setting.detail()));
        });
    }
}
