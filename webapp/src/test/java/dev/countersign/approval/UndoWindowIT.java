package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.UndoWindows.ChangeResult;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions.GoesOn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For how long a decision can be undone, and who gives that up. */
class UndoWindowIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private Company company = companies.open();

    @Test
    void anAdministratorChoosesItForTheirOrganisation() {
        assertThat(windows().change(company.elena, Duration.ofSeconds(45))).isEqualTo(new ChangeResult.Changed());

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
    void withoutOneADecisionIsAnsweredAtOnce() {
        windows().change(company.elena, Duration.ZERO);
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
        assertThat(windows().change(company.marta, Duration.ZERO)).isEqualTo(new ChangeResult.NotAllowed());
        assertThat(windows().change(company.elena, Duration.ofSeconds(61)))
                .isEqualTo(new ChangeResult.OutOfRange(UndoWindows.LONGEST));
        assertThat(windows().change(company.elena, Duration.ofSeconds(-1)))
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

    private UndoWindows windows() {
        return company.get(UndoWindows.class);
    }
}
