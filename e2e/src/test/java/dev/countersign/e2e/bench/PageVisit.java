package dev.countersign.e2e.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One load of a page in a browser window.
 *
 * @param bytes over the wire, with the headers of the answers
 * @param requests those that the browser did not answer from its cache
 * @param millis from the start of the navigation until the page can be used
 */
record PageVisit(long bytes, int requests, double millis) {

    /**
     * Loads a page.
     *
     * @param usable a script that is true as soon as the page can be used
     */
    static PageVisit of(Page page, URI address, String usable) {
        CDPSession browser = page.context().newCDPSession(page);
        AtomicLong bytes = new AtomicLong();
        Set<String> cached = new HashSet<>();
        Set<String> loaded = new HashSet<>();
        browser.on("Network.requestServedFromCache", event -> cached.add(id(event)));
        browser.on("Network.responseReceived", event -> {
            JsonObject response = event.getAsJsonObject("response");
            if (response.get("fromDiskCache").getAsBoolean()) {
                cached.add(id(event));
            }
        });
        browser.on("Network.loadingFinished", event -> {
            loaded.add(id(event));
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
        });
        browser.send("Network.enable");
        page.navigate(address.toString());
        double millis = ((Number) page.waitForFunction("() => (" + usable + ") && performance.now()")
                        .jsonValue())
                .doubleValue();
        // What is loaded without being waited for, such as the icon, is over once nothing has moved for half a second.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        browser.detach();
        loaded.removeAll(cached);
        return new PageVisit(bytes.get(), loaded.size(), millis);
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }
}
