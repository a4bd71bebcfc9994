package dev.countersign.notification;

import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a letter looks.
 *
 * @param logo the address of the picture
 * @param light the accent colour on white
 * @param dark the accent colour on a dark background
 */
record LetterBrand(String organisation, Optional<String> logo, String light, String dark) {

    /** @param address makes the address of a path */
    static LetterBrand of(Brand brand, UnaryOperator<String> address) {
        return new LetterBrand(
                brand.name(),
                brand.logoPath().map(path -> address.apply("/" + path)),
                brand.accent().map(Accent::light).orElse("#3049c5"),
                brand.accent().map(Accent::dark).orElse("#a9b7ff"));
    }
}
