package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.request.RequestRows;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requesters remind the people who decide, and not too often. */
class NudgesIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final ApprovalId approval = company.waiting("finance");
    private final RequestId request = company.row(approval).request();

    @Test
    void theRequesterRemindsThoseWhoHaveNotDecided() {
        assertThat(nudges().nudge(company.ana, request)).isEqualTo(new NudgeResult.Nudged(2));

        assertThat(company.letters("REMINDED")).isEqualTo(2);
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.nudged'"))
                .isEqualTo(1);
        assertThat(company.get(RequestService.class)
                        .open(company.ana, request)
                        .orElseThrow()
                        .timeline())
                .anyMatch(TimelineEntry.Nudged.class::isInstance);
    }

    @Test
    void whoHasLeftIsNotRemindedAndTheRequesterReadsThatNobodyCanDecide() {
        List<PersonId> asked = List.of(company.nuria.person(), company.jon.person());
        leaves(asked.getFirst());
        assertThat(nudges().nudge(company.ana, request)).isEqualTo(new NudgeResult.Nudged(1));
        assertThat(company.letters("REMINDED")).isEqualTo(1);

        leaves(asked.getLast());
        company.clock.advance(Duration.ofDays(1));
        assertThat(nudges().nudge(company.ana, request))
                .isInstanceOfSatisfying(
                        NudgeResult.AllLeft.class,
                        left -> assertThat(left.people())
                                .extracting(PersonName::id)
                                .containsExactlyInAnyOrderElementsOf(asked));
        assertThat(company.letters("REMINDED")).isEqualTo(1);
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.nudged'"))
                .isEqualTo(1);
        assertThat(company.get(RequestService.class)
                        .open(company.ana, request)
                        .orElseThrow()
                        .waitsForLeavers())
                .extracting(PersonName::id)
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void theListOfOwnRequestsSaysWhoHasLeftWhereNobodyElseCanDecide() {
        leaves(company.nuria.person());
        assertThat(row().waitingAt())
                .singleElement()
                .satisfies(step -> assertThat(step.left()).as("Jon can").isEmpty());
        leaves(company.jon.person());
        assertThat(row().waitingAt())
                .singleElement()
                .satisfies(step -> assertThat(step.left())
                        .extracting(PersonName::id)
                        .containsExactlyInAnyOrder(company.nuria.person(), company.jon.person()));
    }

    private RequestRow row() {
        return company.get(RequestRows.class)
                .of(company.tenant, List.of(request))
                .getFirst();
    }

    private void leaves(PersonId person) {
        assertThat(company.get(Staff.class).leave(company.elena, person, Optional.empty(), "Has left"))
                .isInstanceOf(StaffResult.Left.class);
    }

    @Test
    void aSecondReminderIsPossibleAfterFourWorkingHoursAndTheRequesterReadsWhen() {
        nudges().nudge(company.ana, request);
        company.clock.advance(Duration.ofMinutes(1));

        NudgeResult.TooSoon early = (NudgeResult.TooSoon) nudges().nudge(company.ana, request);
        assertThat(early.again())
                .isEqualTo(company.get(WorkingCalendars.class)
                        .of(company.tenant)
                        .after(early.before(), WorkingTime.hours(4)));
        assertThat(company.letters("REMINDED")).isEqualTo(2);

        company.goTo(early.again().minusMillis(1));
        assertThat(nudges().nudge(company.ana, request)).isEqualTo(early);
        company.goTo(early.again());
        assertThat(nudges().nudge(company.ana, request)).isEqualTo(new NudgeResult.Nudged(2));
        assertThat(company.letters("REMINDED")).isEqualTo(4);
    }

    @Test
    void aReminderOfTheTemplateIsSentAgainBeforeTheNewDueDate() {
        ApprovalStep plain = Purchase.approval("first", new Approvers.ManagerOf(Approvers.REQUESTER));
        Company reminding = companies.open(Purchase.template(List.of(new ApprovalStep(
                plain.key(),
                plain.name(),
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                WorkingTime.days(2),
                List.of(WorkingTime.hours(4)),
                Expiry.ENDS,
                plain.answers()))));
        ApprovalId first = reminding.waiting("first");
        Instant due = reminding.row(first).dueAt();
        reminding.goTo(due.minusSeconds(60));
        reminding.runDueCalls();
        assertThat(reminding.letters("REMINDED")).isEqualTo(1);

        Instant later = due.plus(Duration.ofDays(7));
        assertThat(reminding.get(Extensions.class).extend(reminding.elena, first, later, "Ill"))
                .isInstanceOf(ExtendResult.Extended.class);
        assertThat(reminding.letters("EXTENDED"))
                .as("that tells the new due date")
                .isEqualTo(1);
        reminding.goTo(later.minusSeconds(60));
        reminding.runDueCalls();
        assertThat(reminding.letters("REMINDED")).isEqualTo(2);
    }

    @Test
    void ofTwoRemindersAtTheSameMomentOneIsSent() throws Exception {
        assertThat(Simultaneous.calls(
                        () -> nudges().nudge(company.ana, request), () -> nudges().nudge(company.ana, request)))
                .filteredOn(NudgeResult.Nudged.class::isInstance)
                .hasSize(1);
    }

    @Test
    void nobodyElseRemindsAndNobodyIsRemindedOfWhatIsDecided() {
        Organisation others = company.get(Organisation.class);
        Actor stranger = others.administrator(others.found(), "Adam Price");
        assertThat(nudges().nudge(company.nuria, request)).isEqualTo(new NudgeResult.NotAllowed());
        assertThat(nudges().nudge(company.elena, request)).isEqualTo(new NudgeResult.NotAllowed());
        assertThat(nudges().nudge(company.carlos, request)).isEqualTo(new NudgeResult.NotFound());
        assertThat(nudges().nudge(stranger, request)).isEqualTo(new NudgeResult.NotFound());

        assertThat(nudges().isOffered(company.ana, request)).isTrue();
        assertThat(nudges().isOffered(company.nuria, request)).isFalse();

        company.approve(company.nuria, approval);
        assertThat(nudges().isOffered(company.ana, request))
                .as("although it can be undone")
                .isFalse();
        assertThat(nudges().nudge(company.ana, request)).isEqualTo(new NudgeResult.NobodyAsked());
        company.get(RequestService.class).withdraw(company.ana, request);
        assertThat(nudges().nudge(company.ana, request)).isInstanceOfSatisfying(NudgeResult.Closed.class, late -> {
            assertThat(late.end().status()).isEqualTo(RequestStatus.WITHDRAWN);
            assertThat(late.end().at()).isPresent();
        });
        assertThat(company.letters("REMINDED")).isZero();
    }

    private Nudges nudges() {
        return company.get(Nudges.class);
    }
}
