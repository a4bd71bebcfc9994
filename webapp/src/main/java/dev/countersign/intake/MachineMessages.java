package dev.countersign.intake;

import dev.countersign.approval.TokenCipher;
import dev.countersign.execution.OutsideTasks;
import dev.countersign.execution.TaskToken;
import dev.countersign.execution.Undeliverable;
import dev.countersign.request.Remark;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Messages of state machines that are not ours and ask people, as docs/human-tasks.md describes them. The message is a hint: which organisation is asked, and what, is
 * read from the history of the execution. What an execution has asked of an organisation becomes a ticket of this organisation, also if it cannot be made; nobody
 * believes the rest, so it belongs to nobody and goes to the dead letters.
 */
@Component
class MachineMessages {

    private static final Logger LOG = LoggerFactory.getLogger(MachineMessages.class);

    /** As far as a message says it: who asks, of which organisation. */
    private record Claim(TenantId tenant, String machine, String execution, TaskToken token) {}

    private final OutsideTasks tasks;
    private final AskingRepository askings;
    private final Making making;
    private final TokenCipher cipher;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    MachineMessages(
            OutsideTasks tasks,
            AskingRepository askings,
            Making making,
            TokenCipher cipher,
            Tenants tenants,
            TenantTransaction transaction,
            TimeOrderedIds ids,
            Clock clock) {
        this.tasks = tasks;
        this.askings = askings;
        this.making = making;
        this.cipher = cipher;
        this.tenants = tenants;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    void asks(JsonNode message, Instant sent) {
        Claim claim = claim(message);
        switch (tasks.find(claim.execution(), claim.token(), sent)) {
            case OutsideTasks.Found.Nothing _ ->
                throw new Undeliverable("A message of the intake names the execution %s, which has not sent it"
                        .formatted(claim.execution()));
            case OutsideTasks.Found.Over _ -> LOG.info("A task of {} has ended already", claim.execution());
            case OutsideTasks.Found.Waits(JsonNode said) -> take(claim, said);
        }
    }

    private void take(Claim claim, JsonNode said) {
        if (!claim.tenant().toString().equals(said.path("organisation").asString(""))) {
            throw new Undeliverable("A message of the intake names an organisation that the execution %s has not asked"
                    .formatted(claim.execution()));
        }
        JsonNode form = said.path("form");
        Handed handed = new Handed(
                Handed.keyOf(claim.token().value()),
                said.path("template").asString(""),
                form,
                Remark.of(said.path("action").asString("")));
        Asking asking = new Asking(
                claim.machine(),
                claim.execution(),
                form.path("title").asString("").strip());
        TicketId ticket = transaction.call(claim.tenant(), () -> {
            TicketId kept = askings.keep(claim.tenant(), new TicketId(ids.next()), asking, handed, clock.instant());
            askings.task(kept, cipher.seal(claim.token(), kept.value()));
            return kept;
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
}
