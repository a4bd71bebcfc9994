package dev.countersign.agreement;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.agreement.Proposal.Status;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.live.Changes;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonNotActive;
import dev.countersign.template.AgreedPublications;
import dev.countersign.template.ProposedPublication;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Publishes what was agreed to, in the name of who asked for it. The transaction that records the version notes that, so a call that is repeated after a
 * crash publishes nothing again.
 */
@Component
class PublishCall {

    static final TaskDescriptor<Ref> PUBLISH = TaskDescriptor.of("publish-agreed", Ref.class);

    record Ref(UUID tenant, UUID proposal) implements OfTenant {}

    private final ProposalRepository proposals;
    private final AgreedPublications publications;
    private final TenantTransaction transaction;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Changes changes;
    private final Clock clock;

    PublishCall(
            ProposalRepository proposals,
            AgreedPublications publications,
            TenantTransaction transaction,
            AuditLog audit,
            Outbox outbox,
            Changes changes,
            Clock clock) {
        this.proposals = proposals;
        this.publications = publications;
        this.transaction = transaction;
        this.audit = audit;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /** In the transaction of the caller. */
    void put(Ref ref) {
        outbox.put(PUBLISH, ref.proposal().toString(), ref, clock.instant());
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        ProposalRepository.Row row = transaction
                .call(tenant, () -> proposals.find(ref.proposal()))
                .orElseThrow(() -> new IllegalStateException("There is no proposal " + ref.proposal()));
        String failure = row.status() == Status.AGREED ? publish(tenant, row) : "";
        transaction.run(tenant, () -> {
            if (!failure.isEmpty()) {
                fail(tenant, row, failure);
            }
            row.draft().map(TemplateDraftId::value).ifPresent(draft -> changes.announce(tenant, draft, List.of()));
            outbox.end();
        });
    }

    /** Returns why it could not be published; empty if it was. */
    private String publish(TenantId tenant, ProposalRepository.Row row) {
        if (!(TemplateYaml.read(row.source()) instanceof ReadResult.Parsed(TemplateDefinition definition))) {
            return "INVALID";
        }
        try {
            PublishResult result = publications.publish(
                    new Actor(tenant, row.by(), Set.of()),
                    new ProposedPublication(definition, row.source(), row.note(), row.draft(), row.edition()),
                    _ -> proposals
                            .lock(row.id())
                            .filter(now -> now.status() == Status.AGREED)
                            .isPresent(),
                    _ -> proposals.become(row.id(), Status.PUBLISHED, "", clock.instant()));
            return switch (result) {
                case PublishResult.Published _, PublishResult.Changed _ -> "";
                case PublishResult.NotAllowed _ -> "NOT_ALLOWED";
                case PublishResult.Refused _ -> "REFUSED";
                default -> "INVALID";
            };
        } catch (PersonNotActive _) {
            return "NOT_ALLOWED";
        }
    }

    private void fail(TenantId tenant, ProposalRepository.Row row, String failure) {
        proposals.become(row.id(), Status.FAILED, failure, clock.instant());
        audit.append(
                tenant,
                new AuditEvent(
                        "template.agreed-not-published",
                        null,
                        row.request().value(),
                        Map.of("template", row.template(), "failure", failure)));
    }
}
