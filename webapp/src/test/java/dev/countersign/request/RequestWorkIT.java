package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.live.Change;
import dev.countersign.live.Changes;
import dev.countersign.live.Subscription;
import dev.countersign.people.Actor;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** One unit of work on a request: it ends once, after everything that belongs to it, or not at all. */
@SpringJUnitConfig(Services.class)
class RequestWorkIT {

    private final RequestWork work;
    private final RequestService requests;
    private final AuditLog audit;
    private final Changes changes;
    private final TenantId acme;
    private final Actor ana;
    private final TemplateVersionId purchase;

    @Autowired
    RequestWorkIT(
            RequestWork work,
            RequestService requests,
            AuditLog audit,
            Changes changes,
            Templates templates,
            Organisation organisation) {
        this.work = work;
        this.requests = requests;
        this.audit = audit;
        this.changes = changes;
        this.acme = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
        Actor elena = organisation.administrator(acme, "Elena Prado");
        this.purchase = ((PublishResult.Published) templates.publish(elena, PurchaseTemplate.definition())).id();
    }

    @Test
    void aUnitInsideAnotherIsPartOfItAndPagesAreToldOnce() {
        RequestId id = submitted();
        List<Change> heard = new CopyOnWriteArrayList<>();
        try (Subscription _ = changes.subscribe(acme, heard::add)) {
            untilHeard(heard);
            heard.clear();
            work.run(acme, id, outer -> {
                outer.record(ana.person(), "test.first", Map.of());
                work.run(acme, id, inner -> {
                    assertThat(inner).isSameAs(outer);
                    inner.record(null, "test.second", Map.of());
                });
                outer.record(ana.person(), "test.third", Map.of());
                assertThat(kinds(id)).as("before the unit ends").containsExactly("request.submitted");
            });
            untilHeard(heard);
        }
        assertThat(kinds(id)).containsExactly("request.submitted", "test.first", "test.second", "test.third");
        assertThat(heard).filteredOn(Change.OfRequest.class::isInstance).hasSize(1);
    }

    @Test
    void pagesAreNotToldOfAUnitThatChangesNothingTheyShow() {
        RequestId id = submitted();
        List<Change> heard = new CopyOnWriteArrayList<>();
        try (Subscription _ = changes.subscribe(acme, heard::add)) {
            untilHeard(heard);
            heard.clear();
            work.run(acme, id, request -> request.recordUnshown(null, "test.unshown", Map.of()));
            untilHeard(heard);
        }
        assertThat(kinds(id)).containsExactly("request.submitted", "test.unshown");
        assertThat(heard).noneMatch(Change.OfRequest.class::isInstance);
    }

    @Test
    void nothingIsLeftOfAUnitThatBreaks() {
        RequestId id = submitted();
        assertThatThrownBy(() -> work.run(acme, id, request -> {
                    request.record(ana.person(), "test.broken", Map.of());
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(kinds(id)).containsExactly("request.submitted");
        assertThat(work.run(acme, id, request -> request.record(null, "test.next", Map.of())))
                .isTrue();
        assertThat(kinds(id)).containsExactly("request.submitted", "test.next");
    }

    @Test
    void aUnitOfAnotherRequestInsideIsRefused() {
        RequestId one = submitted();
        RequestId other = submitted();
        assertThatThrownBy(() -> work.run(acme, one, _ -> work.run(acme, other, _ -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot lock request " + other);
    }

    @Test
    void aTenantHasNoUnitOfARequestThatIsNotThere() {
        assertThat(work.run(acme, new RequestId(UUID.randomUUID()), request -> request.changed()))
                .isFalse();
    }

    /** Announcements come in the order of their commits: after this one, all before it have been heard. */
    private void untilHeard(List<Change> heard) {
        changes.announce(acme, List.of(ana.person()));
        await().until(() -> heard.stream().anyMatch(Change.OfLists.class::isInstance));
    }

    private RequestId submitted() {
        SubmitResult result =
                requests.submit(ana, new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn()));
        return ((SubmitResult.Submitted) result).id();
    }

    private List<String> kinds(RequestId id) {
        return audit.ofRequest(acme, id.value()).stream().map(AuditEntry::kind).toList();
    }
}
