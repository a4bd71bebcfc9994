package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** What stands above the inbox for those whom it concerns, until it is done. A feature adds one by a bean of this type. */
public interface StartNote {

    /** Empty if there is nothing to say. */
    Optional<Component> of(Viewer viewer);
}
