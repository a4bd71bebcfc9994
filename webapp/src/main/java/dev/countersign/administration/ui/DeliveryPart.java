package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.ui.Viewer;

/** What a module above this one adds to the page of failed deliveries. */
public interface DeliveryPart {

    /** Makes it for one page. */
    interface Maker {

        /**
         * Makes the part.
         *
         * @param changed is told after an act on the part
         */
        DeliveryPart make(Viewer viewer, Runnable changed);
    }

    Component component();

    boolean isEmpty();

    void readAgain();
}
