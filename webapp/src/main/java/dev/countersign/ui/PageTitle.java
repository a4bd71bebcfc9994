package dev.countersign.ui;

/** What the browser's tab says. */
public final class PageTitle {

    private PageTitle() {}

    public static String of(String title) {
        return title + " · Countersign";
    }
}
