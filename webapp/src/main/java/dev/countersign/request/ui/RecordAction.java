package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Viewer;
import org.springframework.core.annotation.Order;

/** Downloads the record of a request that has ended. */
@org.springframework.stereotype.Component
@Order(40)
record RecordAction() implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return !request.head().status().isOpen();
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        Anchor link = Links.secondary("records/" + request.head().id(), I18NProvider.translate("record.download"));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }
}
