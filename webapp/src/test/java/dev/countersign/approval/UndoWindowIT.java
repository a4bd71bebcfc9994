package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.UndoWindows.ChangeResult;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.request.ApprovalTrace;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.WaitingAt;
import dev.countersign.tenant.TenantTransaction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For how long a decision can be undone, and who gives that up. */
class UndoWindowIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private Company company = companies.open();

    @Test
    void anAdministratorChoosesItForTheirOrganisation() {
        assertThat(windows().change(company.elena, Company.UNDO_WINDOW, Duration.ofSeconds(45)))
                .isEqualTo(new ChangeResult.Changed(Duration.ofSeconds(45)));

        DecideResult.Recorded recorded =
                (DecideResult.Recorded) company.approve(company.marta, company.waiting("manager"));
        assertThat(recorded.undoUntil()).isEqualTo(company.clock.instant().plusSeconds(45));
        company.clock.advance(Duration.ofSeconds(44));
        company.runDueCalls();
        assertThat(company.stepFunctions.answers()).isEmpty();
        assertThat(company.undo(company.marta, recorded)).isInstanceOf(UndoResult.Undone.class);
        assertThat(company.count("select count(*) from audit_entry where kind = 'organisation.undo-window'"))
                .isEqualTo(1);
        Company other = companies.open();
        assertThat(other.get(UndoWindows.class).of(other.tenant)).isEqualTo(Company.UNDO_WINDOW);
    }

    @Test
    void whatTheRequestHasLeftBehindIsNotOfferedForUndoAndItsPersonIsTold() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        DecideResult approved = company.approve(company.marta, approval);
        company.get(RequestService.class).withdraw(company.ana, request);

        assertThat(company.undo(company.marta, approved)).isInstanceOf(UndoResult.TooLate.class);
        assertThat(company.approvals()
                        .open(company.marta, approval)
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(
                        ApprovalCase.State.Decided.class,
                        decided -> assertThat(decided.undoUntil()).isEqualTo(decided.when()));
        assertThat(company.get(RequestService.class)
                        .open(company.marta, request)
                        .orElseThrow()
                        .undoable())
                .isEmpty();
        assertThat(company.letters("WITHDRAWN")).isEqualTo(1);
    }

    @Test
    void withoutOneADecisionIsAnsweredAtOnce() {
        windows().change(company.elena, Company.UNDO_WINDOW, Duration.ZERO);
        ApprovalId approval = company.waiting("manager");
        DecideResult recorded = company.approve(company.marta, approval);

        assertThat(company.undo(company.marta, recorded)).isInstanceOf(UndoResult.TooLate.class);
        company.runDueCalls();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
    }

    @Test
    void whereOtherDecisionsStillSettleItWhoTakesTheirsBackIsNotAskedAgainUntilTheyDoNot() {
        company = companies.open(Revisable.template(
                GoesOn.START,
                List.of(Revisable.step("finance", new Approvers.Group("finance"), new QuorumRule.All(), Expiry.ENDS))));
        ApprovalId approval = company.waiting("finance");
        DecideResult approved = company.approve(company.nuria, approval);
        DecideResult question = company.decide(company.jon, approval, Verdict.REQUEST_CHANGES, "Which model?");

        assertThat(company.undo(company.nuria, approved)).isInstanceOf(UndoResult.Undone.class);

        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SETTLED);
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        company.undo(company.jon, question);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
    }

    @Test
    void nobodyElseChoosesItAndItHasLimits() {
        assertThat(windows().change(company.marta, Company.UNDO_WINDOW, Duration.ZERO))
                .isEqualTo(new ChangeResult.NotAllowed());
        assertThat(windows().change(company.elena, Company.UNDO_WINDOW, Duration.ofSeconds(61)))
                .isEqualTo(new ChangeResult.OutOfRange(UndoWindows.LONGEST));
        assertThat(windows().change(company.elena, Company.UNDO_WINDOW, Duration.ofSeconds(-1)))
                .isEqualTo(new ChangeResult.OutOfRange(UndoWindows.LONGEST));
        assertThat(windows().of(company.tenant)).isEqualTo(Company.UNDO_WINDOW);
    }

    @Test
    void whoGivesUpTheUndoSendsTheDecisionAtOnce() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.marta, approval);

        assertThat(company.approvals().release(company.jon, recorded.decision()))
                .isEqualTo(new ReleaseResult.NotFound());
        assertThat(company.approvals().release(company.marta, recorded.decision()))
                .isEqualTo(new ReleaseResult.Released());

        assertThat(company.undo(company.marta, recorded)).isInstanceOf(UndoResult.TooLate.class);
        company.runDueCalls();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        company.letUndoWindowPass();
        assertThat(company.stepFunctions.answers()).hasSize(1);
    }

    @Test
    void anUndoneDecisionIsNotSent() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.marta, approval);
        company.undo(company.marta, recorded);

        assertThat(company.approvals().release(company.marta, recorded.decision()))
                .isEqualTo(new ReleaseResult.AlreadyUndone());
        company.letUndoWindowPass();
        assertThat(company.row(approval).isOpen()).isTrue();
    }

    @Test
    void theUndoOfSomebodyElseIsWaitedFor() {
        Company both = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.All())));
        ApprovalId approval = both.waiting("manager");
        DecideResult first = both.approve(both.nuria, approval);
        both.clock.advance(Duration.ofSeconds(4));
        DecideResult.Recorded second = (DecideResult.Recorded) both.approve(both.jon, approval);

        both.approvals().release(both.jon, second.decision());
        both.runDueCalls();
        assertThat(both.row(approval).status()).isEqualTo(ApprovalRow.Status.SETTLED);
        both.clock.advance(Duration.ofSeconds(5));
        assertThat(both.undo(both.nuria, first)).isInstanceOf(UndoResult.Undone.class);
        assertThat(both.row(approval).isOpen()).isTrue();
    }

    @Test
    void untilItEndsOnlyWhoDecidesSeesTheDecisionAndCanUndoItOnThePageOfTheRequest() {
        ApprovalId approval = company.waiting("manager");
        RequestId request = company.row(approval).request();
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.marta, approval);

        RequestCase own = page(company.marta, request);
        assertThat(own.undoable())
                .hasValue(new PathNode.Undoable(recorded.decision().value(), true, recorded.undoUntil()));
        assertThat(statuses(own)).startsWith(PathNode.Status.CURRENT, PathNode.Status.AHEAD);
        assertThat(own.waitingAt()).isEmpty();
        for (Actor other : List.of(company.ana, company.elena)) {
            RequestCase page = page(other, request);
            assertThat(page.undoable()).isEmpty();
            assertThat(statuses(page)).startsWith(PathNode.Status.CURRENT, PathNode.Status.AHEAD);
            assertThat(page.waitingAt())
                    .flatExtracting(WaitingAt::people)
                    .extracting(PersonName::name)
                    .containsExactly("Marta Ruiz");
            assertThat(page.timeline()).noneMatch(entry -> entry instanceof TimelineEntry.Decided);
        }
        assertThat(listed(request)).hasSize(1);

        company.letUndoWindowPass();
        assertThat(page(company.marta, request).undoable()).isEmpty();
        assertThat(statuses(page(company.ana, request))).startsWith(PathNode.Status.DONE, PathNode.Status.CURRENT);
        assertThat(page(company.ana, request).timeline()).anyMatch(entry -> entry instanceof TimelineEntry.Decided);
        assertThat(listed(request)).isEmpty();
    }

    @Test
    void whoIsAskedBesideThemSeesThatItIsBeingDecided() {
        Company both = companies.open(
                Purchase.template(Purchase.approval("manager", new Approvers.Group("finance"), new QuorumRule.Any())));
        ApprovalId approval = both.waiting("manager");
        both.approve(both.nuria, approval);

        ApprovalCase shown = both.approvals().open(both.jon, approval).orElseThrow();

        assertThat(shown.state()).isInstanceOf(ApprovalCase.State.DecidedByOthers.class);
        assertThat(shown.request().undoable()).isEmpty();
        assertThat(both.approvals().open(both.elena, approval).orElseThrow().said())
                .isEmpty();
    }

    private RequestCase page(Actor reader, RequestId request) {
        return company.get(RequestService.class).open(reader, request).orElseThrow();
    }

    private static List<PathNode.Status> statuses(RequestCase page) {
        return page.path().stream().flatMap(UndoWindowIT::statuses).toList();
    }

    private static Stream<PathNode.Status> statuses(PathNode node) {
        return switch (node) {
            case PathNode.Step step -> Stream.of(step.status());
            case PathNode.Fork fork ->
                fork.branches().stream().flatMap(List::stream).flatMap(UndoWindowIT::statuses);
        };
    }

    private List<ApprovalTrace.Waiting> listed(RequestId request) {
        return company.get(TenantTransaction.class)
                .call(company.tenant, () -> company.get(ApprovalTrace.class).waiting(List.of(request)))
                .getOrDefault(request, List.of());
    }

    private UndoWindows windows() {
        return company.get(UndoWindows.class);
    }
}
