package dev.countersign.request.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/** Remembers of each list of requests with which filter it was shown last in this window, so that a request leads back to it. */
public final class ListPlaces {

    private static final String NAME = ListPlaces.class.getName() + ":";

    private ListPlaces() {}

    /**
     * Call it when the list is shown.
     *
     * @param list its path without a filter
     */
    public static void remember(UI window, String list, String address) {
        ComponentUtil.setData(window, NAME + list, address);
    }

    /** The last address of the list; its path if it was not shown in this window. */
    static String last(UI window, String list) {
        return ComponentUtil.getData(window, NAME + list) instanceof String address ? address : list;
    }
}
