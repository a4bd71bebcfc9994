package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** A button that another feature adds to the page of a request, by a bean of this type; {@code @Order} determines its position. */
public interface RequestAction {

    /**
     * The button; empty if the viewer cannot do this with the request. The service checks it again.
     *
     * @param done reads the page again
     */
    Optional<Component> button(RequestCase request, Viewer viewer, Runnable done);
}
