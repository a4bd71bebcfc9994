package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Viewer;
import org.springframework.core.annotation.Order;

/** Leads from the page of a request to its execution. */
@org.springframework.stereotype.Component
@Order(95)
record ExecutionAction() implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return viewer.actor().may(Right.SEE_REQUESTS);
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        Anchor link =
                new Anchor(ExecutionsAddress.of(request.head().id()), I18NProvider.translate("execution.of-request"));
        link.addClassName("button");
        return link;
    }
}
