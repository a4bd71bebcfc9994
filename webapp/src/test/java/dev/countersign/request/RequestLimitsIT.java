package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantLimits;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What somebody gets who sends far more than anybody types. */
@SpringJUnitConfig(Services.class)
@TestPropertySource(
        properties = {
            "countersign.limits.submissions.burst=3",
            "countersign.limits.submissions.per-minute=1",
            "countersign.limits.comments.burst=2",
            "countersign.limits.comments.per-minute=1"
        })
class RequestLimitsIT {

    private final RequestService requests;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Actor ana;
    private final Actor luis;
    private final TemplateVersionId purchase;

    @Autowired
    RequestLimitsIT(
            RequestService requests,
            Templates templates,
            Organisation organisation,
            Tenants tenants,
            TenantTransaction transaction) {
        this.requests = requests;
        this.tenants = tenants;
        this.transaction = transaction;
        TenantId acme = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
        this.luis = organisation.employee(acme, "Luis Pardo");
        Actor elena = organisation.administrator(acme, "Elena Prado");
        this.purchase = ((PublishResult.Published) templates.publish(elena, PurchaseTemplate.definition())).id();
    }

    @Test
    void afterManySubmissionsOneWaitsAndNothingIsFiled() {
        Submission first = submission();
        assertThat(requests.submit(ana, first)).isInstanceOf(SubmitResult.Submitted.class);
        assertThat(requests.submit(ana, submission())).isInstanceOf(SubmitResult.Submitted.class);
        assertThat(requests.submit(ana, submission())).isInstanceOf(SubmitResult.Submitted.class);
        assertThat(requests.submit(ana, submission()))
                .isInstanceOfSatisfying(
                        SubmitResult.TooMany.class,
                        refused -> assertThat(refused.after()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1)));
        assertThat(requests.list(ana, RequestFilter.ALL, Range.first()).rows()).hasSize(3);
        assertThat(requests.submit(ana, first)).as("sent again, not anew").isInstanceOf(SubmitResult.Submitted.class);
        assertThat(requests.submit(luis, submission())).as("others").isInstanceOf(SubmitResult.Submitted.class);
    }

    @Test
    void afterManyCommentsOneWaits() {
        RequestId id = ((SubmitResult.Submitted) requests.submit(luis, submission())).id();
        assertThat(requests.comment(luis, id, "one", UUID.randomUUID()))
                .isEqualTo(new CommentResult.Commented(Optional.empty()));
        assertThat(requests.comment(luis, id, "two", UUID.randomUUID()))
                .isEqualTo(new CommentResult.Commented(Optional.empty()));
        assertThat(requests.comment(luis, id, "three", UUID.randomUUID())).isInstanceOf(CommentResult.TooMany.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 29, 30, 31, 45, 59, 60})
    void whatAnOrganisationHasChosenIsExact(int chosen) {
        TestClock clock = new TestClock();
        RequestLimits limits = new RequestLimits(tenants, 200, 60, 1, 1, 1, 1, clock);
        transaction.run(
                ana.tenant(),
                () -> tenants.limits(
                        ana.tenant(), new TenantLimits(Optional.empty(), Optional.empty(), Optional.of(chosen))));

        assertThat(submitted(limits)).isEqualTo(chosen);
        clock.advance(Duration.ofMinutes(1).dividedBy(chosen));
        assertThat(submitted(limits)).as("after its part of a minute").isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(submitted(limits)).isEqualTo(chosen);
    }

    private long submitted(RequestLimits limits) {
        return transaction.call(
                ana.tenant(),
                () -> IntStream.range(0, 300)
                        .filter(i ->
                                limits.submission(ana.tenant(), ana.person()).isEmpty())
                        .count());
    }

    private Submission submission() {
        return new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn());
    }
}
