package dev.countersign.intake;

import dev.countersign.execution.IntakeQueue;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Takes requests of programs, which are made later, and says what has become of them. */
@Service
public class Intake {

    private final ActorTransaction acting;
    private final IntakeRepository tickets;
    private final IntakeQueue queue;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Intake(ActorTransaction acting, IntakeRepository tickets, IntakeQueue queue, TimeOrderedIds ids, Clock clock) {
        this.acting = acting;
        this.tickets = tickets;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Stores what a program hands in, and tells the queue. The same key with the same content gives the same ticket. Calls AWS after its transaction: call it outside
     * one.
     *
     * @param program the program, unless the token is the person's own
     * @param token by which it is handed in
     * @param name of the program, or of the token
     */
    public HandResult hand(Actor actor, Optional<UUID> program, UUID token, String name, Handed handed) {
        if (!handed.isWhole()) {
            return new HandResult.NotWhole();
        }
        IntakeRepository.Kept kept = acting.call(
                actor,
                present -> tickets.keep(
                        present.tenant(),
                        new TicketId(ids.next()),
                        new IntakeRepository.From(present.person(), program.orElse(null), token, name),
                        handed,
                        clock.instant()));
        if (!kept.sameContent()) {
            return new HandResult.KeyReused();
        }
        boolean told = kept.state() != Ticket.State.PENDING || tell(queue, actor.tenant(), kept.ticket());
        return told ? new HandResult.Taken(kept.ticket()) : new HandResult.Unavailable();
    }

    /** Empty if there is none, or somebody else has handed it in. */
    public Optional<Ticket> find(Actor actor, TicketId ticket) {
        return acting.call(actor, present -> tickets.find(ticket, present.person()));
    }

    /** The message names the ticket only: what is to be made, and for whom, is in the database. */
    static boolean tell(IntakeQueue queue, TenantId tenant, TicketId ticket) {
        return queue.send(JsonMapper.shared()
                .createObjectNode()
                .put("tenant", tenant.toString())
                .put("ticket", ticket.toString())
                .toString());
    }
}
