package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffMember;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.RightsRound;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.request.ApprovalTrace.Act;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody leaves who is asked only as a member of a group: others are asked at once, and nothing is said to wait. */
class LeaverOfGroupIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(
            Purchase.template(List.of(Purchase.approval("budget", new Approvers.Group("budget-owners")))));

    @Test
    void whatOthersAreAskedIsNotSaidToWaitForTheLeaver() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "budget");
        assertThat(holdings()).satisfies(held -> {
            assertThat(held.approvals()).isEqualTo(1);
            assertThat(held.shared()).isEqualTo(1);
        });

        company.get(Staff.class).leave(company.elena, company.carlos.person(), Optional.empty(), "Left");
        assertThat(ofLeavers())
                .as("the group has nobody, and Carlos leaves nothing else")
                .containsExactly("budget-owners");
        RightsRound.run(company::get);
        company.runDueCalls();

        assertThat(company.waitingFor(company.elena)).containsExactly(approval);
        assertThat(holdings().approvals()).isZero();
        assertThat(company.get(RequestService.class)
                        .open(company.ana, request)
                        .orElseThrow()
                        .timeline())
                .flatMap(entry -> entry instanceof TimelineEntry.Member member
                        ? Stream.of(member).toList()
                        : List.of())
                .singleElement()
                .satisfies(member -> assertThat(member.what()).isEqualTo(Act.Membership.GONE));
    }

    @Test
    void theGroupIsNamedInTheRecordAlsoIfItIsTheOnlyOne() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "budget");
        assertThat(company.get(RequestService.class)
                        .record(company.ana, request)
                        .orElseThrow()
                        .asked()
                        .getFirst()
                        .tally()
                        .parts()
                        .getFirst()
                        .name()
                        .group()
                        .standard())
                .isEqualTo("Budget owners");
    }

    private StaffMember.Holdings holdings() {
        return company.get(Staff.class)
                .open(company.elena, company.carlos.person())
                .orElseThrow()
                .holdings();
    }

    private List<String> ofLeavers() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.NOBODY_LEFT)
                .map(Alarm::subject)
                .toList();
    }
}
