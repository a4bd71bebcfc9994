package dev.countersign.e2e.bench;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people do on pages that are open already, again and again. */
final class PageClicks {

    private static final int WARM_UP = 10;
    private static final String VIEW = ".shell main > *";

    private static final Shown CASE = new Shown(".case", "h1");
    private static final Shown LIST = new Shown(VIEW, ".request-line");
    private static final Shown REQUEST = new Shown(VIEW, "h1");
    private static final Shown GALLERY = new Shown(VIEW, ".card");
    private static final Shown FORM = new Shown(VIEW, ".submit-form input");

    private final int times;

    PageClicks(int times) {
        this.times = times;
    }

    /** In the inbox of somebody who has a page full of cases. */
    Map<String, Latencies> inbox(Page page) {
        page.navigate(page.url());
        page.waitForFunction("document.querySelector('.inbox')?.countersignKeys");
        page.waitForSelector(".case");
        Map<String, Latencies> all = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < times; turn++) {
            boolean counts = turn >= 0;
            act(
                    page,
                    all,
                    "inbox: j, to the next case",
                    CASE,
                    counts,
                    () -> page.keyboard().press("j"));
            act(
                    page,
                    all,
                    "inbox: k, to the case before",
                    CASE,
                    counts,
                    () -> page.keyboard().press("k"));
            act(page, all, "inbox: a click on another case", CASE, counts, () -> line(page, 1));
            act(page, all, "inbox: a click on the first case", CASE, counts, () -> line(page, 0));
        }
        return all;
    }

    private static void line(Page page, int number) {
        page.locator("a.inbox-line").nth(number).click();
    }

    /** In the pages of somebody who has requests. */
    Map<String, Latencies> requests(Page page) {
        Map<String, Latencies> all = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < times; turn++) {
            boolean counts = turn >= 0;
            act(page, all, "to my requests", LIST, counts, () -> first(page, "nav a[href=requests]"));
            act(page, all, "to a request", REQUEST, counts, () -> first(page, ".request-line"));
            act(page, all, "to the gallery", GALLERY, counts, () -> first(page, "nav a[href=new]"));
            act(page, all, "to a form", FORM, counts, () -> first(page, ".card"));
        }
        return all;
    }

    private static void first(Page page, String link) {
        page.locator(link).first().click();
    }

    /** What an act shows: another one of a part of the page, with something in it. */
    private record Shown(String part, String inside) {}

    private static void act(
            Page page, Map<String, Latencies> all, String what, Shown shown, boolean counts, Runnable act) {
        long nanos = Answer.nanos(page, shown.part(), shown.inside(), act);
        if (counts) {
            all.computeIfAbsent(what, _ -> new Latencies()).add(nanos);
        }
    }
}
