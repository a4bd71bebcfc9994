package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The colours that a person chose on this device. Kept in a cookie, so that the first byte of a page is already right.
 */
final class Preferences {

    private static final String COLORS = "countersign-colors";

    private Preferences() {}

    static ColorChoice colors(Cookie @Nullable [] cookies) {
        return ColorChoice.of(cookie(cookies, COLORS).orElse(""));
    }

    static void choose(UI ui, ColorChoice choice) {
        remember(ui, COLORS, choice.code());
        ui.getPage().setColorScheme(choice.scheme());
    }

    private static void remember(UI ui, String name, String value) {
        ui.getPage()
                .executeJs("document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'", name, value);
    }

    private static Optional<String> cookie(Cookie @Nullable [] cookies, String name) {
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
