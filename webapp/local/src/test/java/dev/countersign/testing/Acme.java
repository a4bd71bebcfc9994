package dev.countersign.testing;

import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.Verdict;
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
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo organisation Acme in the running product, through the services. */
public final class Acme {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BeanFactory product;
    private final TenantId tenant;

    public Acme(RunningProduct product) {
        this(product.context());
    }

    /** The organisation Acme of a product that was started in another way. */
    public Acme(BeanFactory product) {
        this.product = product;
        this.tenant =
                product.getBean(Tenants.class).bySlug("acme").map(Tenant::id).orElseThrow();
    }

    /**
     * A person of the demo organisation.
     *
     * @param name the part of their email address before the at sign
     */
    public Actor actor(String name) {
        return actor(tenant, name + "@acme.test");
    }

    /** A person of another organisation. */
    public Actor stranger() {
        return stranger("hank");
    }

    /** Of that organisation, by the part of their email address before the at sign. */
    public Actor stranger(String name) {
        return actor(
                product.getBean(Tenants.class).bySlug("globex").map(Tenant::id).orElseThrow(), name + "@globex.test");
    }

    private Actor actor(TenantId of, String email) {
        Person person = product.getBean(People.class).byEmail(of, email).orElseThrow();
        return new Actor(of, person.id(), person.roles());
    }

    /** A purchase that only the requester's manager decides. */
    public RequestId submit(Actor requester, String title) {
        return submit(requester, title, 300);
    }

    public RequestId submit(Actor requester, String title, int euros) {
        return submit(requester, "purchase-request", """
                {"title": "%s", "amount": {"amount": %d, "currency": "EUR"}, "supplier": "Rivas", "budget": "office",
                 "reason": "The old ones broke."}
                """.formatted(title, euros));
    }

    public RequestId askForAccess(Actor requester, String system, Actor owner) {
        return submit(requester, "access-request", """
                {"system": "%s", "level": "write", "owner": "%s", "reason": "I keep the records of my team there."}
                """.formatted(system, owner.person()));
    }

    public RequestId askForContract(Actor requester, String company) {
        return submit(requester, "contract", """
                {"company": "%s", "kind": "purchase", "begins": "2099-01-01", "terms": "They write reports."}
                """.formatted(company));
    }

    private RequestId submit(Actor requester, String template, String form) {
        RequestService requests = product.getBean(RequestService.class);
        TemplateVersionId version =
                requests.prepare(requester, template).orElseThrow().template();
        JsonNode answers = JsonMapper.shared().readTree(form);
        SubmitResult result = requests.submit(requester, new Submission(UUID.randomUUID(), version, answers));
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

    /** Approves as soon as this person is asked. */
    public void approve(Actor approver, RequestId request) {
        ApprovalId approval = waitingFor(approver, request);
        DecideResult result = product.getBean(ApprovalService.class)
                .decide(approver, approval, Verdict.APPROVE, "", 1, UUID.randomUUID());
        if (!(result instanceof DecideResult.Recorded)) {
            throw new AssertionError(result);
        }
    }

    private List<InboxItem> inbox(Actor person) {
        return product.getBean(ApprovalService.class)
                .inbox(person, InboxFilter.ALL, Range.first(Range.MOST))
                .rows();
    }
}
