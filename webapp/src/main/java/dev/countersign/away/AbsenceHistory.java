package dev.countersign.away;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.LastChange;
import dev.countersign.audit.LastChanges;
import dev.countersign.away.AbsenceDraft.Field;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the audit log holds of absences: each entry the whole absence, without its note. */
@Component
class AbsenceHistory {

    static final String CHANGED = "absence.changed";

    private final AuditLog audit;
    private final LastChanges changes;

    AbsenceHistory(AuditLog audit, LastChanges changes) {
        this.audit = audit;
        this.changes = changes;
    }

    void record(Actor present, String kind, Absence absence) {
        audit.append(present.tenant(), new AuditEvent(kind, present.person(), null, details(absence)));
    }

    /** Who gave these fields of the absence the values that they have. */
    Map<Field, LastChange> last(TenantId tenant, Absence absence, Set<Field> fields) {
        Map<String, String> now = details(absence);
        Map<Field, LastChange> last = new EnumMap<>(Field.class);
        for (Field field : fields) {
            detail(field)
                    .flatMap(name -> changes.since(
                            tenant,
                            AuditFilter.ofKind(CHANGED).about(absence.person()),
                            details -> details.path("absence")
                                    .asString("")
                                    .equals(absence.id().toString()),
                            details -> details.path(name).asString("").equals(now.getOrDefault(name, ""))))
                    .ifPresent(change -> last.put(field, change));
        }
        return last;
    }

    private static Optional<String> detail(Field field) {
        return switch (field) {
            case FIRST_DAY -> Optional.of("from");
            case LAST_DAY -> Optional.of("until");
            case STAND_IN -> Optional.of("standIn");
            case TEMPLATE -> Optional.of("template");
            case NOTE -> Optional.empty();
        };
    }

    private static Map<String, String> details(Absence absence) {
        Map<String, String> details = new HashMap<>(Map.of(
                "absence", absence.id().toString(),
                "person", absence.person().toString(),
                "standIn", absence.standIn().toString(),
                "from", absence.firstDay().toString(),
                "until", absence.lastDay().toString(),
                "endsAt", absence.endsAt().toString()));
        absence.template().ifPresent(key -> details.put("template", key));
        return details;
    }
}
