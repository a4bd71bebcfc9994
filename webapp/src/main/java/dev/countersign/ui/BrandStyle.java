package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import java.util.function.Function;

/** The colour of an organisation, in the variables of {@code tokens.css} that depend on it. */
final class BrandStyle {

    private BrandStyle() {}

    /** Sets them in the page of this component; those of the product if the organisation has chosen no colour. */
    static void set(Component inPage, Brand brand) {
        set(inPage, "--accent", brand, accent -> themes(accent.light(), accent.dark()));
        set(inPage, "--selected", brand, accent -> themes(accent.selectedLight(), accent.selectedDark()));
        set(inPage, "--aura-accent-color-light", brand, Accent::light);
        set(inPage, "--aura-accent-color-dark", brand, Accent::dark);
    }

    private static void set(Component inPage, String variable, Brand brand, Function<Accent, String> value) {
        inPage.getElement()
                .executeJs(
                        "document.documentElement.style.setProperty($0, $1)",
                        variable,
                        brand.accent().map(value).orElse(""));
    }

    private static String themes(String light, String dark) {
        return "light-dark(%s, %s)".formatted(light, dark);
    }
}
