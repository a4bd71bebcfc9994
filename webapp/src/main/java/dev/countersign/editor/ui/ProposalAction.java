package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.countersign.agreement.Agreements;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.ui.Links;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.request.ui.RequestLink;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Leads from the request for an agreement to what is to be published: on the page of the request, and where it is decided. */
@org.springframework.stereotype.Component
@Order(5)
record ProposalAction(Agreements agreements) implements RequestAction, RequestLink {

    @Override
    public Optional<Anchor> of(RequestCase request, Viewer viewer) {
        return Optional.of(viewer.actor())
                .filter(actor -> actor.may(Right.SEE_TEMPLATES))
                .flatMap(actor -> agreements.ofRequest(actor, request.head().id()))
                .map(proposal -> Links.secondary(
                        PublicationView.address(proposal.id()), viewer.formats().say("template.agreement.see")));
    }

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return of(request, viewer).isPresent();
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        return of(request, viewer).orElseThrow();
    }
}
