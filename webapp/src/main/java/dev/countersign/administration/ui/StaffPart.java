package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.people.PersonId;
import dev.countersign.ui.Viewer;
import java.util.Optional;

/** A part of the page of a person, from another feature. A feature adds one by a bean of this type; {@code @Order} determines its position. */
public interface StaffPart {

    /** What it shows of this person; empty if the viewer may not see it. */
    Optional<Component> of(PersonId person, Viewer viewer);
}
