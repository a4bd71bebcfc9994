package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** A button that another feature adds to the page of a request, by a bean of this type; {@code @Order} determines its position. */
public interface RequestAction {

    /** Whether the viewer can do this with the request as it is now. The service checks it again. */
    boolean isOffered(RequestCase request, Viewer viewer);

    /**
     * The button. It stays on the page as long as it is offered: a click on a button that was drawn again meanwhile would be lost. So what may
     * change is read when it is clicked, and not from {@code request}.
     *
     * @param done reads the page again
     */
    Component button(RequestCase request, Viewer viewer, Runnable done);

    /** The dialog in which it asks for a text, if it does: what was typed is still shown when this is not offered any more. */
    default Optional<Asking> asking(RequestCase request, Viewer viewer) {
        return Optional.empty();
    }

    /**
     * A dialog that asks for a text.
     *
     * @param field the name of the field of the text
     */
    record Asking(KeptDialog dialog, String field) {}
}
