package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.delegate;
import static dev.countersign.approval.AbsentPeople.goesAway;
import static dev.countersign.approval.AbsentPeople.history;
import static dev.countersign.approval.AbsentPeople.isBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.away.AbsenceId;
import dev.countersign.away.Absences;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.NotificationKind;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who decides what waits, and who is told, when somebody who was away is back. */
class BackFromAwayIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whatAStandInDelegatedIsTheOwnersAgainWhenTheyAreBackAndNotBefore() {
        AbsenceId absence = goesAway(company, company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        delegate(company, company.carlos, approval, company.jon);
        goesAway(company, company.carlos, company.nuria);
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);

        isBack(company, company.marta, absence);

        assertThat(company.letters("TAKEN_BACK"))
                .as("Jon is told that she is back")
                .isEqualTo(1);
        assertThat(company.waitingFor(company.jon)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whatWasPassedToSomebodyAwayIsTheirsWhenTheyAreBackEarlyAndTheOwnersWhenTheOwnerIsBack() {
        AbsenceId absenceOfMarta = goesAway(company, company.marta, company.jon);
        AbsenceId absenceOfCarlos = goesAway(company, company.carlos, company.nuria);
        ApprovalId approval = company.waiting("manager");
        delegate(company, company.jon, approval, company.carlos);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(state(company.carlos, approval))
                .as("whoever was chosen sees who decides it instead")
                .isInstanceOf(ApprovalCase.State.PassedOn.class);
        int told = company.letters("HANDED_ON");

        isBack(company, company.carlos, absenceOfCarlos);

        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.letters("HANDED_ON")).as("Nuria is told").isEqualTo(told + 1);
        assertThat(company.approvals().stoodIn(company.nuria, approval)).hasValueSatisfying(stood -> {
            assertThat(stood.owner().id()).isEqualTo(company.carlos.person());
            assertThat(stood.now()).contains(stood.owner());
        });
        assertThat(history(company, approval))
                .containsExactly(
                        "Marta Ruiz asked",
                        "Jon Saez for Marta Ruiz",
                        "Jon Saez to Carlos Vega",
                        "Nuria Mas for Carlos Vega",
                        "Carlos Vega back");

        isBack(company, company.marta, absenceOfMarta);

        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(company.approvals()
                        .stoodIn(company.nuria, approval)
                        .orElseThrow()
                        .now()
                        .orElseThrow()
                        .id())
                .isEqualTo(company.marta.person());
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void aStandInIsToldForWhomAndIsNotLeftWithWhatCannotBeDecidedAnyMore() {
        AbsenceId absence = goesAway(company, company.marta, company.carlos);
        company.waiting("manager");
        assertThat(told(company.carlos))
                .singleElement()
                .returns("Marta Ruiz", NotificationItem::standsFor)
                .returns(false, NotificationItem::read);

        isBack(company, company.marta, absence);

        assertThat(told(company.carlos))
                .extracting(NotificationItem::kind, NotificationItem::read)
                .containsExactly(tuple(NotificationKind.TAKEN_BACK, false), tuple(NotificationKind.ASSIGNED, true));
        assertThat(told(company.carlos).getLast().standsFor())
                .as("why they were asked then")
                .isEqualTo("Marta Ruiz");
    }

    @Test
    void whoIsBackReadsThatTheyDecideAgainAndNotTwiceThatTheyAreAsked() {
        company.waiting("manager");
        AbsenceId absence = goesAway(company, company.marta, company.carlos);

        isBack(company, company.marta, absence);

        assertThat(told(company.marta))
                .extracting(NotificationItem::kind, NotificationItem::again, NotificationItem::read)
                .containsExactly(
                        tuple(NotificationKind.ASSIGNED, true, false), tuple(NotificationKind.ASSIGNED, false, true));
    }

    /** What they were told about requests. */
    private List<NotificationItem> told(Actor actor) {
        return company.get(NotificationCenter.class).page(actor, Range.first()).rows().stream()
                .filter(item -> !item.kind().isAboutAbsence())
                .toList();
    }

    private ApprovalCase.State state(Actor actor, ApprovalId approval) {
        return company.approvals().open(actor, approval).orElseThrow().state();
    }

    @Test
    void whatTheirStandInPassedOnTooIsTheirsWhenTheyAreBack() {
        goesAway(company, company.marta, company.jon);
        AbsenceId absence = goesAway(company, company.carlos, company.nuria);
        ApprovalId approval = company.waiting("manager");
        delegate(company, company.jon, approval, company.carlos);
        delegate(company, company.nuria, approval, company.elena);
        assertThat(company.waitingFor(company.elena)).containsExactly(approval);

        isBack(company, company.carlos, absence);

        assertThat(company.waitingFor(company.elena)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoPassesOnWhatWasPassedToThemDoesNotGetItBackWhenTheyHaveBeenAway() {
        goesAway(company, company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        delegate(company, company.jon, approval, company.carlos);
        delegate(company, company.carlos, approval, company.elena);
        AbsenceId absence = goesAway(company, company.carlos, company.nuria);
        isBack(company, company.carlos, absence);

        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
    }

    @Test
    void whoGoesAwayWithWhatWasPassedToThemGetsItBack() {
        goesAway(company, company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        delegate(company, company.jon, approval, company.carlos);
        AbsenceId absence = goesAway(company, company.carlos, company.nuria);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.PassedOn.class);

        isBack(company, company.carlos, absence);

        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
    }

    @Test
    void whatTheOwnerDelegatedStaysWithTheOtherWhenTheOwnerGoesAwayAndIsBack() {
        ApprovalId approval = company.waiting("manager");
        delegate(company, company.marta, approval, company.jon);
        AbsenceId absence = goesAway(company, company.marta, company.carlos);
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);

        company.get(Absences.class).end(company.marta, absence);
        company.runDueCalls();

        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.marta)).isEmpty();
    }

    /** The stand-in could not decide in their place, because they decided the other side. */
    @Test
    void whoIsBackIsToldThatTheyDecideAndNobodyIsToldThatNobodyCan() {
        Company two = companies.open(Purchase.template(List.of(
                Sides.both(Sides.side("left", new QuorumRule.Any()), Sides.side("right", new QuorumRule.Any())))));
        Sides sides = new Sides(two);
        Actor laura = sides.person("Laura Sanz", "left");
        Actor nora = sides.person("Nora Gil", "right");
        sides.person("Juan Leon", "right");
        AbsenceId absence = goesAway(two, nora, laura);
        RequestId request = sides.asked();
        sides.approve(laura, request, "left");
        two.letUndoWindowPass();
        assertThat(sides.letters(nora, "ASSIGNED")).isZero();

        two.get(Absences.class).end(nora, absence);
        two.runDueCalls();

        assertThat(sides.waitingFor(nora)).containsExactly("right");
        assertThat(sides.letters(nora, "ASSIGNED")).isEqualTo(1);
        assertThat(two.letters("UNASKED")).isZero();
    }

    @Test
    void whoStandsInAgainIsToldAgain() {
        AbsenceId absence = goesAway(company, company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        isBack(company, company.marta, absence);
        company.clock.advance(Duration.ofSeconds(1));
        goesAway(company, company.marta, company.carlos);
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.count("select count(*) from notification where kind = 'ASSIGNED' and recipient_id = '"
                        + company.carlos.person() + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoStoodInForSomebodyWhoIsBackStandsInForTheOther() {
        AbsenceId absence = goesAway(company, company.jon, company.carlos);
        goesAway(company, company.nuria, company.carlos);
        ApprovalId approval = company.waiting("finance");
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        int letters = company.letters("ASSIGNED");

        isBack(company, company.jon, absence);

        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.approvals()
                        .open(company.carlos, approval)
                        .orElseThrow()
                        .state())
                .isInstanceOf(ApprovalCase.State.Open.class);
        // The owner is told that it is theirs again; for the stand-in nothing has changed.
        assertThat(company.letters("ASSIGNED")).isEqualTo(letters + 1);
        assertThat(company.letters("UNASKED")).isZero();
    }

    @Test
    void whoStoodInReadsWhoDecidesNowAndNothingElseOfIt() {
        AbsenceId absence = goesAway(company, company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        isBack(company, company.marta, absence);

        assertThat(company.approvals().open(company.carlos, approval)).isEmpty();
        assertThat(company.approvals().stoodIn(company.carlos, approval)).hasValueSatisfying(stood -> {
            assertThat(stood.owner().id()).isEqualTo(company.marta.person());
            assertThat(stood.now()).contains(stood.owner());
        });
        assertThat(company.approvals().stoodIn(company.marta, approval)).isEmpty();
        assertThat(company.approvals().stoodIn(company.nuria, approval)).isEmpty();
        company.approve(company.marta, approval);
        assertThat(company.approvals()
                        .stoodIn(company.carlos, approval)
                        .orElseThrow()
                        .now())
                .isEmpty();
    }

    @Test
    void whoStoodInReadsWhoHasItFromTheOwnerWhoIsBack() {
        AbsenceId absence = goesAway(company, company.marta, company.jon);
        ApprovalId approval = company.waiting("manager");
        isBack(company, company.marta, absence);
        delegate(company, company.marta, approval, company.nuria);
        delegate(company, company.nuria, approval, company.carlos);

        assertThat(company.approvals().stoodIn(company.jon, approval)).hasValueSatisfying(stood -> {
            assertThat(stood.owner().id()).isEqualTo(company.marta.person());
            assertThat(stood.now().orElseThrow().id()).isEqualTo(company.carlos.person());
        });
    }

    @Test
    void whoStoodInIsNotToldThatTheOwnerDecidesWhatTheyHaveDecidedWhileOthersHaveNot() {
        Company two = companies.open(Purchase.template(
                List.of(Purchase.approval("finance", new Approvers.Group("finance"), new QuorumRule.All()))));
        AbsenceId absence = goesAway(two, two.nuria, two.carlos);
        ApprovalId approval = two.waiting("finance");
        isBack(two, two.nuria, absence);
        assertThat(two.approvals().stoodIn(two.carlos, approval).orElseThrow().now())
                .isPresent();

        two.approve(two.nuria, approval);

        assertThat(two.row(approval).isOpen()).isTrue();
        assertThat(two.approvals().stoodIn(two.carlos, approval).orElseThrow().now())
                .isEmpty();
    }

    @Test
    void whatAStandInTakesBackAfterTheOtherIsBackIsTheirsAgain() {
        AbsenceId absence = goesAway(company, company.marta, company.carlos);
        ApprovalId approval = company.waiting("manager");
        DecideResult decided = company.approve(company.carlos, approval);
        isBack(company, company.marta, absence);

        company.undo(company.carlos, decided);

        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
    }
}
