package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.AlarmRound;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.Messages;
import dev.countersign.people.PersonId;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.WithdrawResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Carlos has left, and an approval waits for nobody but him. The alarm about it closes within seconds, in whatever way the approval ends. */
class MendedAlarmIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final PersonId jon = company.jon.person();

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anAlarmIsOverSoonAfterTheApprovalThatItIsAboutEnds(String act, BiConsumer<Company, RequestId> end) {
        RequestId request = waitingForJonAlone();
        end.accept(company, request);
        soon();
        assertThat(abouts()).as(act).doesNotContain(jon.toString());
    }

    @Test
    void twoActsAtTheSameTimeAreFollowedByOneLook() {
        List<RequestId> requests = List.of(waitingForJonAlone(), waitingAtFinanceAndBudget());
        requests.forEach(request -> company.get(Cancellation.class).cancel(company.elena, request, "Not needed"));
        assertThat(company.count("select count(*) from scheduled_tasks where task_name = 'look-through-alarms'"))
                .isEqualTo(1);
    }

    /** Queues are the operator's: docs/adr/0036. */
    @Test
    void alarmsAboutQueuesThatAReleaseBeforeHasRaisedCloseAtTheNextLook() {
        Alarms alarms = company.get(Alarms.class);
        alarms.raise(company.tenant, AlarmKind.QUEUE_GROWS, "EMAIL", Map.of("queue", "EMAIL", "messages", "3"));
        alarms.raise(company.tenant, AlarmKind.QUEUE_WAITS, "INTAKE", Map.of("queue", "INTAKE", "messages", "200"));
        AlarmRound.run(company::get);
        assertThat(abouts()).isEmpty();
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                act(
                        "an administrator cancels",
                        (company, request) -> assertThat(
                                        company.get(Cancellation.class).cancel(company.elena, request, "Not needed"))
                                .isInstanceOf(CancelResult.Cancelled.class)),
                act(
                        "the requester withdraws",
                        (company, request) -> assertThat(
                                        company.get(RequestService.class).withdraw(company.ana, request))
                                .isInstanceOf(WithdrawResult.Withdrawn.class)),
                act("nobody has decided in time", (company, request) -> {
                    company.letPass(company.only(request, "budget"));
                    company.runDueCalls();
                }),
                act("somebody denies beside it", (company, request) -> {
                    company.deny(company.nuria, company.only(request, "finance"), "Too dear");
                    company.letUndoWindowPass();
                    company.get(Messages.class)
                            .requestEvent(company.end(
                                    request,
                                    RequestEvent.Outcome.DENIED,
                                    new RequestEvent.Result("finance", null, "Too dear")));
                }));
    }

    private static Arguments act(String name, BiConsumer<Company, RequestId> end) {
        return Arguments.of(name, end);
    }

    /** What was delegated to somebody goes to nobody else when they leave. */
    private RequestId waitingForJonAlone() {
        RequestId request = waitingAtFinanceAndBudget();
        AbsentPeople.delegate(company, company.carlos, company.only(request, "budget"), company.jon);
        assertThat(company.get(Staff.class).leave(company.elena, jon, Optional.empty(), "Left"))
                .isInstanceOf(StaffResult.Left.class);
        company.runDueCalls();
        assertThat(abouts()).contains(jon.toString());
        return request;
    }

    private RequestId waitingAtFinanceAndBudget() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");
        return request;
    }

    private List<String> abouts() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .map(Alarm::subject)
                .toList();
    }

    /** A moment later, without the look of every few minutes. */
    private void soon() {
        company.clock.advance(Duration.ofSeconds(4));
        company.runDueCalls();
    }
}
