package dev.countersign.e2e.product;

import java.util.List;

/** The browser window of a person. */
public record Window(int width, int height, boolean dark, String locale) {

    public static final Window DESK = new Window(1440, 900, false, "en-GB");

    /** Both themes at both widths. */
    public static final List<Window> ALL =
            List.of(DESK, DESK.withDark(true), DESK.phone(), DESK.phone().withDark(true));

    public Window withDark(boolean isDark) {
        return new Window(width, height, isDark, locale);
    }

    public Window phone() {
        return new Window(360, 780, dark, locale);
    }

    public Window speaking(String language) {
        return new Window(width, height, dark, language);
    }

    /** {@code dark-360}: the part of a screenshot's name that tells the windows apart. */
    public String label() {
        return (dark ? "dark" : "light") + "-" + width;
    }
}
