package dev.countersign.ui;

import com.vaadin.flow.component.page.ColorScheme;
import java.util.Arrays;
import java.util.Locale;

/** Light, dark, or as set on the device. */
enum ColorChoice {
    SYSTEM(ColorScheme.Value.LIGHT_DARK),
    LIGHT(ColorScheme.Value.LIGHT),
    DARK(ColorScheme.Value.DARK);

    private final ColorScheme.Value scheme;

    ColorChoice(ColorScheme.Value scheme) {
        this.scheme = scheme;
    }

    ColorScheme.Value scheme() {
        return scheme;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An unknown code counts as no choice. */
    static ColorChoice of(String code) {
        return Arrays.stream(values())
                .filter(choice -> choice.code().equals(code))
                .findFirst()
                .orElse(SYSTEM);
    }
}
