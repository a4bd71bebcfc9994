package dev.countersign.testing;

import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.listing.Range;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo organisation Acme in the running product, through the services. */
public final class Acme {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningProduct product;
    private final TenantId tenant;

    public Acme(RunningProduct product) {
        this.product = product;
        this.tenant = product.get(Tenants.class).bySlug("acme").map(Tenant::id).orElseThrow();
    }

    /**
     * A person of the demo organisation.
     *
     * @param name the part of their e-mail address before the at sign
     */
    public Actor actor(String name) {
        Person person =
                product.get(People.class).byEmail(tenant, name + "@acme.test").orElseThrow();
        return new Actor(tenant, person.id(), person.roles());
    }

    /** A purchase that only the requester's manager decides. */
    public RequestId submit(Actor requester, String title) {
        RequestService requests = product.get(RequestService.class);
        TemplateVersionId template =
                requests.prepare(requester, "purchase-request").orElseThrow().template();
        JsonNode form = JsonMapper.shared().readTree("""
                {"title": "%s", "amount": {"amount": 300, "currency": "EUR"}, "supplier": "Rivas", "budget": "office",
                 "reason": "The old ones broke."}
                """.formatted(title));
        SubmitResult result = requests.submit(requester, new Submission(UUID.randomUUID(), template, form));
        return ((SubmitResult.Submitted) result).id();
    }

    /** Waits for the approval that this person is asked for. */
    public ApprovalId waitingFor(Actor approver, RequestId request) {
        return await().atMost(PATIENCE)
                .until(
                        () -> inbox(approver).stream()
                                .filter(item -> item.request().equals(request))
                                .map(InboxItem::approval)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<InboxItem> inbox(Actor person) {
        return product.get(ApprovalService.class)
                .inbox(person, InboxFilter.ALL, Range.first())
                .rows();
    }
}
