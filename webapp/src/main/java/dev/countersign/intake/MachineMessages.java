package dev.countersign.intake;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.TokenCipher;
import dev.countersign.execution.OutsideTasks;
import dev.countersign.execution.TaskToken;
import dev.countersign.execution.Undeliverable;
import dev.countersign.request.Remark;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.token.ProgramMachines;
import dev.countersign.token.ProgramMachines.Asking;
import dev.countersign.token.ProgramSignatures.SignedBy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Messages of state machines that are not ours and ask people, as docs/human-tasks.md describes them. The message is a hint. Who asks is told by the ARN
 * of its execution, and must be named at a program of the organisation; what is asked is read from the history of the execution.
 */
@Component
class MachineMessages {

    private static final Logger LOG = LoggerFactory.getLogger(MachineMessages.class);

    /** Why a message is refused. The bundle has {@code alarm.refused.<constant>}. */
    private enum Refusal {
        /** No program of the organisation names the state machine. */
        UNKNOWN_MACHINE,
        /** The program may not submit requests, or its person is not active. */
        NOT_ALLOWED,
        /** The execution has not sent this. */
        NOT_SENT,
        /** A template or a form is missing, or the action is too long. */
        INCOMPLETE
    }

    /** As far as a message says it: who asks, of which organisation. */
    private record Claim(TenantId tenant, String machine, String execution, TaskToken token) {}

    private final ProgramMachines machines;
    private final OutsideTasks tasks;
    private final IntakeRepository tickets;
    private final Making making;
    private final TokenCipher cipher;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Alarms alarms;
    private final TimeOrderedIds ids;
    private final Clock clock;

    MachineMessages(
            ProgramMachines machines,
            OutsideTasks tasks,
            IntakeRepository tickets,
            Making making,
            TokenCipher cipher,
            Tenants tenants,
            TenantTransaction transaction,
            Alarms alarms,
            TimeOrderedIds ids,
            Clock clock) {
        this.machines = machines;
        this.tasks = tasks;
        this.tickets = tickets;
        this.making = making;
        this.cipher = cipher;
        this.tenants = tenants;
        this.transaction = transaction;
        this.alarms = alarms;
        this.ids = ids;
        this.clock = clock;
    }

    void asks(JsonNode message, Instant sent) {
        Claim claim = claim(message);
        Asking asking = machines.asking(claim.tenant(), claim.machine())
                .orElseThrow(() -> refused(claim, Refusal.UNKNOWN_MACHINE));
        switch (asking) {
            case Asking.NotAllowed _ -> throw refused(claim, Refusal.NOT_ALLOWED);
            case Asking.For(SignedBy program) -> {
                switch (tasks.find(claim.execution(), claim.token(), sent)) {
                    case OutsideTasks.Found.Nothing _ -> throw refused(claim, Refusal.NOT_SENT);
                    case OutsideTasks.Found.Over _ -> LOG.info("A task of {} has ended already", claim.execution());
                    case OutsideTasks.Found.Waits(JsonNode said) -> take(claim, program, said);
                }
            }
        }
    }

    private void take(Claim claim, SignedBy program, JsonNode said) {
        if (!claim.tenant().toString().equals(said.path("organisation").asString(""))) {
            throw refused(claim, Refusal.NOT_SENT);
        }
        Handed handed = new Handed(
                Handed.keyOf(claim.token().value()),
                said.path("template").asString(""),
                said.path("form"),
                Remark.of(said.path("action").asString("")));
        if (!handed.isWhole()) {
            throw refused(claim, Refusal.INCOMPLETE);
        }
        TicketId ticket = transaction.call(claim.tenant(), () -> {
            IntakeRepository.Kept kept = tickets.keep(
                    claim.tenant(),
                    new TicketId(ids.next()),
                    new IntakeRepository.From(
                            program.person(), program.program().value(), null, program.name()),
                    handed,
                    clock.instant());
            tickets.task(kept.ticket(), cipher.seal(claim.token(), kept.ticket().value()));
            return kept.ticket();
        });
        making.make(claim.tenant(), ticket);
    }

    private Claim claim(JsonNode message) {
        String execution = message.path("execution").asString("");
        String machine = OutsideTasks.stateMachine(execution)
                .orElseThrow(() -> new Undeliverable("A message of the intake names no execution"));
        try {
            TenantId tenant =
                    new TenantId(UUID.fromString(message.path("organisation").asString("")));
            if (tenants.find(tenant).isEmpty()) {
                throw new Undeliverable("A message of the intake names an organisation that does not exist");
            }
            return new Claim(
                    tenant,
                    machine,
                    execution,
                    new TaskToken(message.path("taskToken").asString("")));
        } catch (IllegalArgumentException noId) {
            throw new Undeliverable("A message of the intake names no organisation, or has no token");
        }
    }

    /** Administrators of the organisation read why; the message itself goes to the dead letters. */
    private Undeliverable refused(Claim claim, Refusal reason) {
        alarms.raise(
                claim.tenant(),
                AlarmKind.MACHINE_REFUSED,
                claim.machine() + " " + reason,
                Map.of("machine", claim.machine(), "run", claim.execution(), "refused", reason.name()));
        return new Undeliverable("A message of the intake asks in the name of a state machine: " + reason);
    }
}
