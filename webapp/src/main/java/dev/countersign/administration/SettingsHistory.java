package dev.countersign.administration;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.PersonName;
import dev.countersign.people.Right;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Who has changed a setting, for those who find it changed while they change it themselves. */
@Service
public class SettingsHistory {

    /** Entries of one kind can be about other settings; one that is older than these is not news. */
    private static final int NEWEST = 20;

    private final ActorTransaction acting;
    private final AuditLog audit;
    private final People people;
    private final SecurityRecords refusals;

    SettingsHistory(ActorTransaction acting, AuditLog audit, People people, SecurityRecords refusals) {
        this.acting = acting;
        this.audit = audit;
        this.people = people;
        this.refusals = refusals;
    }

    /** The last change of a setting. */
    public record Change(PersonName by, Instant at) {}

    /** Empty if none is known, and for whoever may not see settings. */
    public Optional<Change> last(Actor actor, Setting setting) {
        return acting.call(actor, present -> {
            if (!present.may(Right.SEE_ORGANISATION)) {
                refusals.refused(present.tenant(), present.person(), "organisation", "settings");
                return Optional.empty();
            }
            return audit.newest(present.tenant(), entries(setting), Optional.empty(), NEWEST).stream()
                    .filter(entry ->
                            JsonMapper.shared().readTree(entry.content()).has(setting.detail()))
                    .findFirst()
                    .flatMap(entry -> change(present, entry));
        });
    }

    private Optional<Change> change(Actor present, AuditEntry entry) {
        return Optional.ofNullable(entry.actor())
                .map(by -> people.names(present.tenant(), List.of(by)).get(by))
                .map(by -> new Change(by, entry.at()));
    }

    private static AuditFilter entries(Setting setting) {
        return new AuditFilter(
                Optional.empty(), Optional.empty(), Optional.of(setting.kind()), Optional.empty(), Optional.empty());
    }
}
