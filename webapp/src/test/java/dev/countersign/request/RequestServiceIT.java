package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.ExecutionOrders;
import dev.countersign.execution.ExecutionRun;
import dev.countersign.execution.RequestFinished;
import dev.countersign.execution.StepFinished;
import dev.countersign.execution.StepUndone;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace.State;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.ListedApprovals;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.json.JsonMapper;

@SpringJUnitConfig(Services.class)
class RequestServiceIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestService requests;
    private final ExecutionOrders orders;
    private final ListedApprovals approvals;
    private final AuditLog audit;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final TenantId acme;
    private final Actor ana;
    private final Actor luis;
    private final Actor marta;
    private final Actor elena;
    private final Actor stranger;
    private final TemplateVersionId purchase;

    @Autowired
    RequestServiceIT(
            RequestService requests,
            ExecutionOrders orders,
            ListedApprovals approvals,
            AuditLog audit,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Templates templates,
            Organisation organisation) {
        this.requests = requests;
        this.orders = orders;
        this.approvals = approvals;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.acme = organisation.found();
        this.marta = organisation.employee(acme, "Marta Ruiz");
        this.ana = organisation.employee(acme, "Ana Torres", marta);
        this.luis = organisation.employee(acme, "Luis Pardo", marta);
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.stranger = organisation.administrator(organisation.found(), "Adam Price");
        this.purchase = ((PublishResult.Published) templates.publish(elena, PurchaseTemplate.definition())).id();
    }

    @Test
    void onlyWhoHasToDoWithARequestOpensIt() {
        RequestId id = submitted();
        assertThat(requests.open(ana, id)).isPresent();
        assertThat(requests.open(elena, id)).as("administrator").isPresent();
        assertThat(requests.open(luis, id)).as("colleague").isEmpty();
        assertThat(requests.open(marta, id)).as("manager who is not asked yet").isEmpty();
        assertThat(requests.open(stranger, id))
                .as("administrator of another tenant")
                .isEmpty();
        assertThat(requests.open(ana, new RequestId(UUID.randomUUID()))).isEmpty();
        asked(id, State.VOID);
        assertThat(requests.open(marta, id)).as("was asked once").isPresent();
    }

    @Test
    void theListSaysWhoIsWaitedFor() {
        RequestId id = submitted();
        asked(id, State.OPEN);
        RequestRow row =
                requests.list(ana, RequestFilter.ALL, Range.first()).rows().getFirst();
        assertThat(row.waitingAt()).singleElement().satisfies(at -> {
            assertThat(at.name().standard()).isEqualTo("Step manager");
            assertThat(at.people()).extracting(PersonName::name).containsExactly("Marta Ruiz");
        });
    }

    @Test
    void aCommentIsReadByWhoMaySeeTheRequest() {
        RequestId id = submitted();
        assertThat(requests.comment(ana, id, "  Is it\u0000 urgent?\r\n", UUID.randomUUID()))
                .isEqualTo(new CommentResult.Commented(Optional.empty()));
        assertThat(requests.open(ana, id).orElseThrow().timeline())
                .last()
                .isInstanceOfSatisfying(TimelineEntry.Commented.class, comment -> {
                    assertThat(comment.text()).isEqualTo("Is it urgent?");
                    assertThat(comment.by().name()).isEqualTo("Ana Torres");
                });
        assertThat(requests.comment(luis, id, "Hm", UUID.randomUUID())).isEqualTo(new CommentResult.NotFound());
        assertThat(requests.comment(stranger, id, "Hm", UUID.randomUUID())).isEqualTo(new CommentResult.NotFound());
        assertThat(requests.comment(ana, id, " \n\u0007", UUID.randomUUID())).isEqualTo(new CommentResult.Empty());
        assertThat(requests.comment(ana, id, "x".repeat(4_001), UUID.randomUUID()))
                .isEqualTo(new CommentResult.TooLong(4_001, 4_000));
    }

    @Test
    void whoeverCommentsAfterTheEndIsToldHowItHasEnded() {
        RequestId id = submitted();
        requests.withdraw(ana, id);
        assertThat(requests.comment(ana, id, "Is it urgent?", UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        CommentResult.Commented.class,
                        commented -> assertThat(commented.end()).hasValueSatisfying(end -> {
                            assertThat(end.status()).isEqualTo(RequestStatus.WITHDRAWN);
                            assertThat(end.by().map(PersonName::name)).contains("Ana Torres");
                        }));
        assertThat(comments(requests.open(ana, id).orElseThrow())).containsExactly("Is it urgent?");
    }

    @Test
    void aCommentWhoseConfirmationWasLostIsThereOnce() {
        RequestId id = submitted();
        UUID click = UUID.randomUUID();
        for (String text : List.of("Is it urgent?", " Is it urgent? ", "Is it urgent? I think so.")) {
            assertThat(requests.comment(ana, id, text, click)).isEqualTo(new CommentResult.Commented(Optional.empty()));
        }
        assertThat(comments(requests.open(ana, id).orElseThrow()))
                .as("what was changed before it was sent again is another comment")
                .containsExactly("Is it urgent?", "Is it urgent? I think so.");
        requests.comment(ana, id, "Is it urgent?", UUID.randomUUID());
        assertThat(comments(requests.open(ana, id).orElseThrow())).hasSize(3);
    }

    @Test
    void aPageShowsTheLatestCommentsAndMoreWhenAsked() {
        RequestId id = submitted();
        IntStream.rangeClosed(1, 53)
                .forEach(i -> assertThat(requests.comment(ana, id, "Comment " + i, UUID.randomUUID()))
                        .isEqualTo(new CommentResult.Commented(Optional.empty())));
        RequestCase page = requests.open(ana, id).orElseThrow();
        assertThat(page.earlierComments()).isTrue();
        assertThat(comments(page)).hasSize(50).startsWith("Comment 4").endsWith("Comment 53");
        assertThat(page.timeline()).first().isInstanceOf(TimelineEntry.Submitted.class);
        RequestCase longer = requests.open(ana, id, 100).orElseThrow();
        assertThat(longer.earlierComments()).isFalse();
        assertThat(comments(longer)).hasSize(53).startsWith("Comment 1");
    }

    private static List<String> comments(RequestCase page) {
        return page.timeline().stream()
                .<String>mapMulti((entry, out) -> {
                    if (entry instanceof TimelineEntry.Commented comment) {
                        out.accept(comment.text());
                    }
                })
                .toList();
    }

    @Test
    void onlyTheRequesterWithdrawsAndOnlyOnce() {
        RequestId id = submitted();
        asked(id, State.OPEN);
        assertThat(requests.withdraw(luis, id)).isEqualTo(new WithdrawResult.NotFound());
        assertThat(requests.withdraw(stranger, id)).isEqualTo(new WithdrawResult.NotFound());
        assertThat(requests.withdraw(marta, id)).isEqualTo(new WithdrawResult.NotAllowed());
        assertThat(requests.withdraw(elena, id)).isEqualTo(new WithdrawResult.NotAllowed());
        assertThat(requests.withdraw(ana, id)).isEqualTo(new WithdrawResult.Withdrawn());
        assertThat(requests.withdraw(ana, id)).isInstanceOfSatisfying(WithdrawResult.AlreadyClosed.class, closed -> {
            assertThat(closed.end().status()).isEqualTo(RequestStatus.WITHDRAWN);
            assertThat(closed.end().by().map(PersonName::id)).contains(ana.person());
        });
        assertThat(status(id)).isEqualTo(RequestStatus.WITHDRAWN);
        assertThat(requests.open(ana, id).orElseThrow().allowed())
                .isEqualTo(new RequestCase.Allowed(true, false, false, false, false));
    }

    @Test
    void aWithdrawnRequestIsNotStartedAndAStartThatCameFirstIsToldToEnd() {
        RequestId id = submitted();
        requests.withdraw(ana, id);
        transaction.run(acme, () -> {
            assertThat(orders.orderOf(id.value()))
                    .hasValueSatisfying(order -> assertThat(order.wanted()).isFalse());
            assertThat(orders.started(acme, id.value(), 0, "arn:execution")).isFalse();
            assertThat(orders.openRevision(id.value())).isEmpty();
        });
        assertThat(status(id)).isEqualTo(RequestStatus.WITHDRAWN);
    }

    @Test
    void theExecutionGetsTheFormAndTheRequesterAndItsStartIsSeen() {
        RequestId id = submitted();
        transaction.run(acme, () -> {
            assertThat(orders.orderOf(id.value())).hasValueSatisfying(order -> {
                assertThat(order.wanted()).isTrue();
                assertThat(order.run().template()).isEqualTo(purchase);
                assertThat(order.input().at("/tenant").stringValue()).isEqualTo(acme.toString());
                assertThat(order.input().at("/request/id").stringValue()).isEqualTo(id.toString());
                assertThat(order.input().at("/request/revision").intValue()).isEqualTo(1);
                assertThat(order.input().at("/request/form/amount/amount").intValue())
                        .isEqualTo(12_000);
                assertThat(order.input().at("/requester/email").stringValue()).isEqualTo("ana.torres@example.test");
            });
            assertThat(orders.started(acme, id.value(), 0, "arn:execution")).isTrue();
            assertThat(orders.started(acme, id.value(), 0, "arn:execution")).isTrue();
            assertThat(orders.openRevision(id.value())).contains(1);
            assertThat(orders.runOf(id.value()).map(ExecutionRun::template)).contains(purchase);
        });
        assertThat(status(id)).isEqualTo(RequestStatus.IN_PROGRESS);
        transaction.run(stranger.tenant(), () -> {
            assertThat(orders.orderOf(id.value())).isEmpty();
            assertThat(orders.runOf(id.value())).isEmpty();
            assertThat(orders.started(stranger.tenant(), id.value(), 0, "arn:other"))
                    .isFalse();
        });
    }

    @Test
    void aStepsResultIsShownOnceAlsoWhenItComesAfterTheEnd() {
        RequestId id = submitted();
        finish(id, 1, RequestEvent.Outcome.FAILED, null);
        StepFinished told = new StepFinished(
                acme,
                id.value(),
                1,
                "check",
                JSON.createObjectNode().put("allowed", true).put("reason", "Within the policy"),
                Instant.EPOCH,
                0);
        transaction.run(acme, () -> events.publishEvent(told));
        transaction.run(acme, () -> events.publishEvent(told));
        assertThat(requests.open(ana, id).orElseThrow().timeline())
                .filteredOn(TimelineEntry.Checked.class::isInstance)
                .singleElement()
                .extracting(entry -> ((TimelineEntry.Checked) entry).result())
                .isEqualTo(Text.of("Within the policy"));
    }

    @Test
    void whatAStepFoundStandsBeforeTheEndAlsoWhenItComesAfterIt() {
        RequestId id = submitted();
        finish(id, 1, RequestEvent.Outcome.FAILED, null);
        transaction.run(
                acme,
                () -> events.publishEvent(
                        new StepFinished(acme, id.value(), 1, "check", JSON.createObjectNode(), submittedAt(id), 0)));
        assertThat(requests.open(ana, id).orElseThrow().timeline())
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Submitted", "Checked", "Closed");
    }

    @Test
    void aStepThatWasUndoneAndRanAgainShowsWhatItFoundAtLast() {
        RequestId id = submitted();
        Instant start = submittedAt(id);
        StepFinished first = checked(id, "Booked as 1", start.plusMillis(1));
        StepFinished again = checked(id, "Booked as 2", start.plusMillis(3));
        StepUndone undone = new StepUndone(acme, id.value(), 1, "check", 0, Optional.empty(), start.plusMillis(2), 0);
        Stream.of(first, undone, first).forEach(event -> transaction.run(acme, () -> events.publishEvent(event)));
        assertThat(found(id)).containsExactly(Text.of("Booked as 1"));

        Stream.of(again, first, again).forEach(event -> transaction.run(acme, () -> events.publishEvent(event)));
        assertThat(found(id)).containsExactly(Text.of("Booked as 2"));
    }

    private StepFinished checked(RequestId id, String reason, Instant at) {
        return new StepFinished(
                acme, id.value(), 1, "check", JSON.createObjectNode().put("reason", reason), at, 0);
    }

    private List<Text> found(RequestId id) {
        return requests.open(ana, id).orElseThrow().timeline().stream()
                .filter(TimelineEntry.Checked.class::isInstance)
                .map(entry -> ((TimelineEntry.Checked) entry).result())
                .toList();
    }

    private Instant submittedAt(RequestId id) {
        return requests.open(ana, id).orElseThrow().head().submittedAt();
    }

    @Test
    void whatAnExecutionDidAfterTheWithdrawalIsNoPartOfTheRequest() {
        RequestId id = submitted();
        requests.withdraw(ana, id);
        transaction.run(
                acme,
                () -> events.publishEvent(
                        new StepFinished(acme, id.value(), 1, "check", JSON.createObjectNode(), Instant.MAX, 0)));
        assertThat(requests.open(ana, id).orElseThrow().timeline()).noneMatch(TimelineEntry.Checked.class::isInstance);
        assertThat(kinds(id)).doesNotContain("request.step-finished");
    }

    @Test
    void everyActIsInTheLogAndTheLogIsIntact() {
        RequestId id = submitted();
        transaction.run(
                acme,
                () -> assertThat(orders.started(acme, id.value(), 0, "arn:execution"))
                        .isTrue());
        requests.comment(ana, id, "Soon, please", UUID.randomUUID());
        requests.withdraw(ana, id);
        assertThat(kinds(id))
                .containsExactly("request.submitted", "request.started", "request.commented", "request.withdrawn");
        assertThat(audit.verify(elena)).isInstanceOf(Verification.Intact.class);
    }

    private RequestId submitted() {
        SubmitResult result =
                requests.submit(ana, new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn()));
        return ((SubmitResult.Submitted) result).id();
    }

    private void asked(RequestId id, State state) {
        PathNode.Answer answer = state == State.OPEN ? PathNode.Answer.AWAITED : PathNode.Answer.NOT_NEEDED;
        approvals.add(
                id,
                new ApprovalTrace.Visit(
                        "manager",
                        1,
                        1,
                        state,
                        null,
                        List.of(new ApprovalTrace.Asked(marta.person(), answer, Optional.empty(), null)),
                        Instant.now(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private void finish(RequestId id, int revision, RequestEvent.Outcome outcome, @Nullable String reason) {
        RequestEvent.Result result = new RequestEvent.Result(null, null, reason);
        transaction.run(
                acme,
                () -> events.publishEvent(new RequestFinished(
                        acme,
                        id.value(),
                        Optional.of(revision),
                        Optional.of(outcome),
                        result,
                        Optional.empty(),
                        Optional.of(0),
                        0)));
    }

    private RequestStatus status(RequestId id) {
        return requests.open(ana, id).orElseThrow().head().status();
    }

    private List<String> kinds(RequestId id) {
        return audit.ofRequest(acme, id.value()).stream().map(AuditEntry::kind).toList();
    }
}
