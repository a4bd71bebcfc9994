package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ShortApprovals;
import dev.countersign.approval.TooFewAsked;
import dev.countersign.job.OutboxCall;
import dev.countersign.notification.LetterAlarm;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Closes alarms about a state that lasts once it is mended: what leavers left open, and calls and letters that failed. By looking, since it can be mended in many ways: soon after
 * an act that may have mended it ({@link AlarmLook}), and every few minutes. Where too few people are asked, whoever may decide by now is asked at the same looks. Only organisations with such an alarm are looked at. Those about queues that a release before has raised are
 * closed, since they are not the organisation's.
 */
@Configuration(proxyBeanMethods = false)
class AlarmReview {

    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final int TENANTS = 500;

    /** The most requests of an organisation at which a look asks in addition. */
    private static final int REQUESTS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(AlarmReview.class);

    private final Alarms alarms;
    private final TenantTransaction transaction;
    private final LeftBehind behind;
    private final TooFewAsked tooFewAsked;
    private final ShortApprovals shortApprovals;
    private final FailingCallRepository calls;
    private final LetterAlarm letters;
    private final FullGroups fullGroups;

    AlarmReview(
            Alarms alarms,
            TenantTransaction transaction,
            LeftBehind behind,
            TooFewAsked tooFewAsked,
            ShortApprovals shortApprovals,
            FailingCallRepository calls,
            LetterAlarm letters,
            FullGroups fullGroups) {
        this.alarms = alarms;
        this.transaction = transaction;
        this.behind = behind;
        this.tooFewAsked = tooFewAsked;
        this.shortApprovals = shortApprovals;
        this.calls = calls;
        this.letters = letters;
        this.fullGroups = fullGroups;
    }

    @Bean
    Task<Void> reviewAlarmsTask() {
        return Tasks.recurring("review-alarms", FixedDelay.of(EVERY)).execute((instance, context) -> run());
    }

    @Bean
    Task<AlarmLook.Ref> lookThroughAlarmsTask() {
        return OutboxCall.of(AlarmLook.LOOK, ref -> {
            TenantId tenant = new TenantId(ref.tenant());
            look(tenant, AlarmKind.NOBODY_LEFT, behind::review);
            look(tenant, AlarmKind.CALLS_FAIL, this::reviewCalls);
            look(tenant, AlarmKind.GROUP_FULL, fullGroups::review);
            askWhoMayDecideByNow(tenant);
            closeShortApprovals(tenant);
        });
    }

    void run() {
        review(AlarmKind.LETTERS_FAIL, letters::look);
        review(AlarmKind.NOBODY_LEFT, tenant -> look(tenant, AlarmKind.NOBODY_LEFT, behind::review));
        review(AlarmKind.GROUP_FULL, tenant -> look(tenant, AlarmKind.GROUP_FULL, fullGroups::review));
        review(AlarmKind.CALLS_FAIL, tenant -> look(tenant, AlarmKind.CALLS_FAIL, this::reviewCalls));
        review(AlarmKind.QUEUE_GROWS, tenant -> look(tenant, AlarmKind.QUEUE_GROWS, this::closeAll));
        review(AlarmKind.QUEUE_WAITS, tenant -> look(tenant, AlarmKind.QUEUE_WAITS, this::closeAll));
        review(AlarmKind.TOO_FEW_LEFT, tooFewAsked::tenants, this::askWhoMayDecideByNow);
        review(AlarmKind.TOO_FEW_LEFT, this::closeShortApprovals);
    }

    private void review(AlarmKind kind, Consumer<TenantId> look) {
        review(kind, (behind, most) -> alarms.tenants(kind, behind, most), look);
    }

    private void review(
            AlarmKind kind, BiFunction<Optional<TenantId>, Integer, List<TenantId>> tenants, Consumer<TenantId> look) {
        Optional<TenantId> behindThis = Optional.empty();
        List<TenantId> page;
        do {
            page = tenants.apply(behindThis, TENANTS);
            page.forEach(tenant -> review(tenant, kind, look));
            behindThis = page.isEmpty() ? behindThis : Optional.of(page.getLast());
        } while (page.size() == TENANTS);
    }

    private void review(TenantId tenant, AlarmKind kind, Consumer<TenantId> look) {
        try {
            look.accept(tenant);
        } catch (RuntimeException failed) {
            LOG.warn("The alarms {} of tenant {} were not looked through", kind, tenant, failed);
        }
    }

    /** The alarm that counts further ones stays: what it is about is not known. */
    private void look(TenantId tenant, AlarmKind kind, BiConsumer<TenantId, List<Alarm>> look) {
        transaction.run(
                tenant,
                () -> look.accept(
                        tenant,
                        alarms.stillOpen(tenant, kind).stream()
                                .filter(alarm -> !alarm.subject().equals(Alarm.MORE))
                                .toList()));
    }

    /** Each in the unit of work of its request. The rest has its turn at the next look. */
    private void askWhoMayDecideByNow(TenantId tenant) {
        tooFewAsked.oldest(tenant, REQUESTS).forEach(request -> {
            try {
                shortApprovals.areStillShort(tenant, request);
            } catch (RuntimeException failed) {
                LOG.warn("Nobody was looked for who may decide request {} of tenant {}", request, tenant, failed);
            }
        });
    }

    private void closeShortApprovals(TenantId tenant) {
        look(tenant, AlarmKind.TOO_FEW_LEFT, (_, open) -> {
            Set<RequestId> tooFew = tooFewAsked.of(
                    tenant, open.stream().map(AlarmReview::request).toList());
            closeAll(
                    tenant,
                    open.stream()
                            .filter(alarm -> !tooFew.contains(request(alarm)))
                            .toList());
        });
    }

    private static RequestId request(Alarm alarm) {
        return new RequestId(UUID.fromString(alarm.subject()));
    }

    private void closeAll(TenantId tenant, List<Alarm> open) {
        open.forEach(alarm -> alarms.resolve(tenant, alarm.kind(), alarm.subject()));
    }

    private void reviewCalls(TenantId tenant, List<Alarm> open) {
        open.stream()
                .filter(alarm -> !calls.fails(alarm.subject(), CallFailures.MANY))
                .forEach(alarm -> alarms.resolve(tenant, AlarmKind.CALLS_FAIL, alarm.subject()));
    }
}
