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

/** A running product and its people, each of whom sits down in front of a window of their own. */
public final class Office implements AutoCloseable {

    /** A page of the same origin on which nothing runs. */
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
     * @param product that runs already; the office ends it
     */
    public static Office around(Product product) {
        return new Office(product, Chromium.start());
    }

    public Product product() {
        return product;
    }

    /** Somebody who has not signed in, in front of a browser that nobody has used. */
    public Seat visitor(Window window) {
        Page page = chromium.window(window);
        visitors.add(page);
        return Seat.at(page, product.address(), window.label());
    }

    /**
     * A person at a desk of their own who opens a page, signed in; where the session was lost they sign in on the way. The window stays where
     * it is from one test to the next, since a new one costs seconds.
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

    /** Keeps what everybody sees right now, as {@code <folder>/<name>-<number>.png}. */
    void photographEverybody(Path folder, String name) {
        List<Page> all = Stream.concat(seated.stream(), visitors.stream()).toList();
        for (int number = 0; number < all.size(); number++) {
            all.get(number)
                    .screenshot(
                            new Page.ScreenshotOptions().setPath(folder.resolve("%s-%d.png".formatted(name, number))));
        }
    }

    /** Visitors go; at the desks everybody stays signed in, and nothing else is left of what was done. */
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
