package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose on this device: language and colours. Kept in two cookies, so that the first byte of a page is
 * already right, before sign-in too.
 */
final class Preferences {

    private static final String LANGUAGE = "countersign-language";
    private static final String COLORS = "countersign-colors";

    private Preferences() {}

    /** Empty when nothing was chosen, or a language we do not speak. */
    static Optional<Locale> language(@Nullable VaadinRequest request, Messages messages) {
        return cookie(request, LANGUAGE).map(Locale::forLanguageTag).filter(messages.getProvidedLocales()::contains);
    }

    static ColorChoice colors(@Nullable VaadinRequest request) {
        return ColorChoice.of(cookie(request, COLORS).orElse(""));
    }

    static void choose(UI ui, ColorChoice choice) {
        remember(ui, COLORS, choice.code());
        ui.getPage().setColorScheme(choice.scheme());
    }

    /** The page is read anew in the other language; what was typed into a form is kept by its draft. */
    static void choose(UI ui, Locale language) {
        remember(ui, LANGUAGE, language.toLanguageTag());
        ui.getPage().reload();
    }

    private static void remember(UI ui, String name, String value) {
        ui.getPage()
                .executeJs("document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'", name, value);
    }

    private static Optional<String> cookie(@Nullable VaadinRequest request, String name) {
        Cookie[] cookies = request == null ? null : request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
