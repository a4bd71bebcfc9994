package dev.countersign.matrix;

import static org.awaitility.Awaitility.await;

import dev.countersign.intake.FailedTicket;
import dev.countersign.intake.FailedTickets;
import dev.countersign.intake.HandResult;
import dev.countersign.intake.Handed;
import dev.countersign.intake.Intake;
import dev.countersign.intake.TicketId;
import dev.countersign.listing.Range;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.people.Actor;
import dev.countersign.request.Remark;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/** How the matrix calls what is about handed-in requests. There is one of the requester, of a template that does not exist. */
final class IntakeCalls {

    private final World world;
    private final Intake intake;
    private final FailedTickets failed;

    IntakeCalls(World world) {
        this.world = world;
        this.intake = world.product.get(Intake.class);
        this.failed = world.product.get(FailedTickets.class);
    }

    Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry("Intake.hand", (actor, target) -> hand(actor) != null ? "own" : "refused"),
                Map.entry(
                        "Intake.find",
                        (actor, target) ->
                                Calls.shown(intake.find(actor, ticket()).isPresent())),
                Map.entry("FailedTickets.page", (actor, target) -> Calls.shown(sees(actor, ticket()))),
                Map.entry("FailedTickets.retry", (actor, target) -> failed.retry(actor, ticket()) ? "retried" : "none"),
                Map.entry("FailedTickets.retryAll", (actor, target) -> {
                    ticket();
                    return failed.retryAll(actor) > 0 ? "retried" : "none";
                }),
                Map.entry(
                        "FailedTickets.discard",
                        (actor, target) -> failed.discard(actor, ticket()) ? "discarded" : "none"));
    }

    /** One of the requester that has failed. */
    private TicketId ticket() {
        TicketId handed = hand(world.actor("requester"));
        await().until(() -> sees(world.actor("administrator"), handed));
        return handed;
    }

    private TicketId hand(Actor actor) {
        Handed handed = new Handed(
                "matrix-" + UUID.randomUUID(),
                "of-no-template",
                JsonNodeFactory.instance.objectNode(),
                Remark.of("Order it"));
        return ((HandResult.Taken) intake.hand(actor, Optional.empty(), UUID.randomUUID(), "Matrix", handed)).ticket();
    }

    /** On the first page, which begins with the newest. */
    private boolean sees(Actor actor, TicketId ticket) {
        return failed.page(actor, Range.first()).rows().stream()
                .map(FailedTicket::id)
                .anyMatch(ticket::equals);
    }
}
