package dev.countersign.editor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.agreement.Agreements;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.ui.Links;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Viewer;
import org.springframework.core.annotation.Order;

/** Leads from the request for an agreement to what is to be published. */
@org.springframework.stereotype.Component
@Order(5)
record ProposalAction(Agreements agreements) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return viewer.actor().may(Right.SEE_TEMPLATES)
                && agreements.ofRequest(viewer.actor(), request.head().id()).isPresent();
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        return agreements
                .ofRequest(viewer.actor(), request.head().id())
                .map(proposal -> Links.secondary(
                        PublicationView.address(proposal.id()), I18NProvider.translate("template.agreement.see")))
                .orElseThrow();
    }
}
