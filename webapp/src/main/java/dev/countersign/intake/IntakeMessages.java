package dev.countersign.intake;

import dev.countersign.execution.IntakeArrived;
import dev.countersign.execution.Undeliverable;
import dev.countersign.request.Remark;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.token.ProgramSignatures;
import dev.countersign.token.ProgramSignatures.SignedBy;
import dev.countersign.token.Scope;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages of the queue {@code intake}: the name of a ticket, what a program has signed and sent past us, or what a state machine asks. Whoever can write to the queue is
 * not believed: a ticket is looked up, a signature checked, and the execution read. What nobody has signed goes to the dead letters, which are the operator's.
 */
@Component
class IntakeMessages {

    /** A member that is there twice could be read in two ways. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final MachineMessages machines;
    private final Making making;
    private final IntakeRepository tickets;
    private final ProgramSignatures signatures;
    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    IntakeMessages(
            MachineMessages machines,
            Making making,
            IntakeRepository tickets,
            ProgramSignatures signatures,
            Tenants tenants,
            TenantTransaction transaction,
            TimeOrderedIds ids,
            Clock clock) {
        this.machines = machines;
        this.making = making;
        this.tickets = tickets;
        this.signatures = signatures;
        this.tenants = tenants;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void on(IntakeArrived arrived) {
        JsonNode message = read(arrived.message());
        if (message.has("taskToken")) {
            machines.asks(message, arrived.sentAt());
        } else if (message.has("ticket")) {
            TenantId tenant = new TenantId(uuid(message, "tenant"));
            TicketId ticket = new TicketId(uuid(message, "ticket"));
            if (tenants.find(tenant).isEmpty()) {
                throw new Undeliverable("A message of the intake names a tenant that does not exist");
            }
            making.make(tenant, ticket);
        } else {
            signed(message);
        }
    }

    private void signed(JsonNode message) {
        String content = message.path("content").asString("");
        SignedBy by = signatures
                .signer(
                        message.path("program").asString(""),
                        message.path("signature").asString(""),
                        content,
                        Scope.REQUESTS_WRITE)
                .orElseThrow(
                        () -> new Undeliverable("A message of the intake is not signed by a program that may submit"));
        IntakeRepository.From from =
                new IntakeRepository.From(by.person(), by.program().value(), null, by.name());
        TicketId ticket = new TicketId(ids.next());
        Optional<TicketId> kept = transaction.call(by.tenant(), () -> keep(by.tenant(), ticket, from, content));
        kept.ifPresent(known -> making.make(by.tenant(), known));
    }

    /** What its organisation has signed is its own matter, also if nothing can be made of it. Returns the ticket that is to be made. */
    private Optional<TicketId> keep(TenantId tenant, TicketId ticket, IntakeRepository.From from, String content) {
        Optional<Handed> handed = handed(content);
        if (handed.isEmpty()) {
            tickets.refuse(tenant, ticket, from, content, Ticket.Failure.INCOMPLETE, clock.instant());
            return Optional.empty();
        }
        IntakeRepository.Kept kept = tickets.keep(tenant, ticket, from, handed.get(), clock.instant());
        if (!kept.sameContent()) {
            tickets.refuse(tenant, ticket, from, content, Ticket.Failure.KEY_REUSED, clock.instant());
            return Optional.empty();
        }
        return Optional.of(kept.ticket());
    }

    /** Empty if it cannot be read, lacks a key, a template or a form, or has an action that is too long. What is no text is not made one. */
    private static Optional<Handed> handed(String content) {
        try {
            JsonNode json = JSON.readTree(content);
            boolean texts =
                    Stream.of("key", "template", "action").map(json::path).allMatch(IntakeMessages::isTextOrMissing);
            return Optional.of(new Handed(
                            json.path("key").asString(""),
                            json.path("template").asString(""),
                            json.path("form"),
                            Remark.of(json.path("action").asString(""))))
                    .filter(handed -> texts && handed.isWhole());
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static boolean isTextOrMissing(JsonNode value) {
        return value.isString() || value.isMissingNode() || value.isNull();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            throw new Undeliverable("A message of the intake is no JSON");
        }
    }

    private static UUID uuid(JsonNode message, String member) {
        try {
            return UUID.fromString(message.path(member).asString(""));
        } catch (IllegalArgumentException noId) {
            throw new Undeliverable("A message of the intake names no ticket");
        }
    }
}
