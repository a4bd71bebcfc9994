package dev.countersign.intake.ui;

import dev.countersign.administration.ui.DeliveryPart;
import dev.countersign.intake.FailedTickets;
import dev.countersign.ui.Viewer;
import org.springframework.stereotype.Component;

/** Adds the intake to the page of failed deliveries. */
@Component
class FailedTicketPart implements DeliveryPart.Maker {

    private final FailedTickets tickets;

    FailedTicketPart(FailedTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public DeliveryPart make(Viewer viewer, Runnable changed) {
        return new FailedTicketList(tickets, viewer, changed);
    }
}
