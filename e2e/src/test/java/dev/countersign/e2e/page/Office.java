package dev.countersign.e2e.page;

import com.microsoft.playwright.Page;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Product;
import dev.countersign.e2e.product.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running product and its people, each of whom sits down in front of a window of their own. */
public final class Office implements AutoCloseable {

    private final Product product;
    private final Chromium chromium;
    private final List<Page> windows = new ArrayList<>();

    private Office(Product product, Chromium chromium) {
        this.product = product;
        this.chromium = chromium;
    }

    /**
     * Opens an office.
     *
     * @param product that runs already; the office ends it
     */
    public static Office around(Product product) {
        return new Office(product, Chromium.start());
    }

    public Product product() {
        return product;
    }

    /** Somebody who has not signed in. */
    public Seat visitor(Window window) {
        Page page = chromium.window(window);
        windows.add(page);
        return Seat.at(page, product.address(), window.label());
    }

    /** A person at a desk who signs in on the way to a page. */
    public Seat sit(String email, String path) {
        return visitor(Window.DESK).signIn(email, path);
    }

    /** Keeps what everybody sees right now, as {@code <folder>/<name>-<number>.png}. */
    void photographEverybody(Path folder, String name) {
        for (int number = 0; number < windows.size(); number++) {
            windows.get(number)
                    .screenshot(
                            new Page.ScreenshotOptions().setPath(folder.resolve("%s-%d.png".formatted(name, number))));
        }
    }

    /** Closes the windows, with the sessions in them. */
    public void everybodyLeaves() {
        windows.forEach(page -> page.context().close());
        windows.clear();
    }

    @Override
    public void close() {
        chromium.close();
        product.close();
    }
}
