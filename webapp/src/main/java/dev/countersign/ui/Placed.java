package dev.countersign.ui;

/** A page whose address does not say to which entry of the navigation it belongs. */
public interface Placed {

    /** The path of the entry, as the page is shown now. */
    String place();
}
