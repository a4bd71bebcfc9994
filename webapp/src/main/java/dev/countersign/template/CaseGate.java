package dev.countersign.template;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Test cases that do not pass stop a publication. Whoever publishes nevertheless says why in the note, and the audit log says so. */
@Component
class CaseGate {

    private final KeptCases cases;
    private final AuditLog audit;

    CaseGate(KeptCases cases, AuditLog audit) {
        this.cases = cases;
        this.audit = audit;
    }

    Optional<PublishResult> obstacle(
            TenantId tenant, CaseOwner owner, TemplateDefinition definition, String note, Set<Accepted> accepted) {
        boolean overruled = accepted.contains(Accepted.FAILING_CASES);
        if (overruled && !note.isEmpty()) {
            return Optional.empty();
        }
        int failing = cases.failing(tenant, owner, definition);
        if (failing == 0) {
            return Optional.empty();
        }
        return Optional.of(overruled ? new PublishResult.NoteMissing() : new PublishResult.CasesFail(failing));
    }

    /** In the transaction that has recorded the version. */
    void recordIfOverruled(Actor present, String key, String note, Set<Accepted> accepted) {
        if (accepted.contains(Accepted.FAILING_CASES)) {
            audit.append(
                    present.tenant(),
                    new AuditEvent(
                            "template.cases-overruled",
                            present.person(),
                            null,
                            Map.of("template", key, "reason", note)));
        }
    }

    void published(TemplateDraftId draft, String key) {
        cases.published(draft, key);
    }
}
