package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Anchor;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** A link to what a request is about, for whoever decides it. */
public interface RequestLink {

    /** Empty if the request is about something else, or the viewer may not see it. */
    Optional<Anchor> of(RequestCase request, Viewer viewer);
}
