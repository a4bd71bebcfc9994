package dev.countersign.ui;

/** The title of the browser's tab. */
public final class PageTitle {

    private PageTitle() {}

    public static String of(String title) {
        return title + " · Countersign";
    }
}
