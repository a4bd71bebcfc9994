package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.ui.Viewer;

/** What a module above this one adds to the page of failed deliveries. */
public interface DeliveryPart {

    /** Makes it for one page. */
    interface Maker {

        DeliveryPart make(Viewer viewer);
    }

    Component component();

    boolean isEmpty();

    void readAgain();
}
