package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * For what people are asked.
 *
 * @param version that of the template; empty while the form is being filled in
 * @param request empty while the form is being filled in
 * @param revision the revision of the request, from 1
 */
record ApprovalContext(
        TenantId tenant,
        TemplateDefinition definition,
        ApprovalStep step,
        JsonNode form,
        PersonId requester,
        Optional<TemplateVersionId> version,
        Optional<RequestId> request,
        int revision,
        Instant now) {

    static ApprovalContext of(TenantId tenant, FiledRequest request, ApprovalStep step, Instant now) {
        return new ApprovalContext(
                tenant,
                request.definition(),
                step,
                request.form(),
                request.requester(),
                Optional.of(request.template()),
                Optional.of(request.id()),
                request.revision(),
                now);
    }

    static ApprovalContext of(LockedApproval approval) {
        return of(approval.tenant(), approval.filed(), approval.step(), approval.now());
    }

    /** Requesters decide their own request only if the template allows it, and who has left decides nothing. */
    boolean mayDecide(Person person) {
        return person.active()
                && (step.policy().allowsOwnRequest() || !person.id().equals(requester));
    }
}
