package dev.countersign.e2e.page;

import com.microsoft.playwright.Page;
import dev.countersign.e2e.product.Chromium;
import dev.countersign.e2e.product.Circumstances;
import dev.countersign.e2e.product.Product;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A running product and its people, each with a browser window of their own. */
public final class Office implements AutoCloseable {

    /** A file of the same origin, without script. */
    private static final String NOTHING = "/countersign/tokens.css";

    private final Product product;
    private final Chromium chromium;
    private final Map<String, Page> desks = new HashMap<>();
    private final List<Page> visitors = new ArrayList<>();
    private final Set<Page> seated = new HashSet<>();

    private Office(Product product, Chromium chromium) {
        this.product = product;
        this.chromium = chromium;
    }

    /**
     * Opens an office.
     *
     * @param product a running product, which the office stops
     */
    public static Office around(Product product) {
        return new Office(product, Chromium.start());
    }

    public Product product() {
        return product;
    }

    /** A person who is not signed in, in a new browser. */
    public Seat visitor(Window window) {
        Page page = chromium.window(window);
        visitors.add(page);
        return Seat.at(page, product.address(), window.label());
    }

    /** A person who is not signed in, in a new browser that runs no script. */
    public Seat visitorWithoutScript(Window window) {
        Page page = chromium.windowWithoutScript(window);
        visitors.add(page);
        return Seat.at(page, product.address(), window.label());
    }

    /**
     * A signed-in person who opens a page in their own window. If the session was lost, they sign in again. The window is kept for the next test, since a
     * new one takes seconds.
     */
    public Seat sit(String email, String path) {
        Page page = desks.computeIfAbsent(email, this::desk);
        seated.add(page);
        return Seat.at(page, product.address(), Window.DESK.label()).signInWhereAsked(email, path);
    }

    private Page desk(String email) {
        Page page = chromium.window(Window.DESK);
        SignedIn.as(email, page.context(), product.address());
        return page;
    }

    /** Takes a screenshot of every window, {@code <folder>/<name>-<number>.png}. */
    void photographEverybody(Path folder, String name) {
        List<Page> all = Stream.concat(seated.stream(), visitors.stream()).toList();
        for (int number = 0; number < all.size(); number++) {
            all.get(number)
                    .screenshot(
                            new Page.ScreenshotOptions().setPath(folder.resolve("%s-%d.png".formatted(name, number))));
        }
    }

    /** Closes the windows of visitors. Other people stay signed in, and everything else that a test did is reset. */
    public void everybodyLeaves() throws IOException, SQLException {
        new Circumstances(product).forgetLanguages();
        visitors.forEach(page -> page.context().close());
        visitors.clear();
        seated.forEach(page -> {
            page.navigate(product.address().resolve(NOTHING).toString());
            page.evaluate("""
                    () => {
                      sessionStorage.clear();
                      localStorage.clear();
                      document.cookie = 'countersign-keys=; path=/; max-age=0';
                    }""");
        });
        seated.clear();
    }

    @Override
    public void close() {
        chromium.close();
        product.close();
    }
}
