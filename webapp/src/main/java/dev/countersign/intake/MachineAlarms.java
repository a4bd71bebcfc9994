package dev.countersign.intake;

import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells administrators of state machines whose requests could not be made: one alarm for each, open as long as one of its requests has failed. */
@Component
class MachineAlarms {

    private final AskingRepository askings;
    private final Alarms alarms;
    private final TenantTransaction transaction;

    MachineAlarms(AskingRepository askings, Alarms alarms, TenantTransaction transaction) {
        this.askings = askings;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    /** In the transaction in which the ticket fails, so that it is told once. */
    void failed(TenantId tenant, TicketId ticket, Ticket.Failure failure) {
        askings.find(ticket).ifPresent(asking -> {
            Map<String, String> facts = Map.of(
                    AlarmAbout.MACHINE,
                    asking.machine(),
                    "run",
                    asking.execution(),
                    AlarmAbout.REFUSED,
                    failure.name());
            alarms.raise(tenant, AlarmKind.MACHINE_REFUSED, asking.machine(), facts);
        });
    }

    /** Closes the alarms of those of whom nothing has failed any more. */
    void review(TenantId tenant) {
        transaction.run(
                tenant,
                () -> alarms.stillOpen(tenant, AlarmKind.MACHINE_REFUSED).stream()
                        .filter(alarm -> !askings.hasFailed(alarm.subject()))
                        .forEach(alarm -> alarms.resolve(tenant, AlarmKind.MACHINE_REFUSED, alarm.subject())));
    }
}
