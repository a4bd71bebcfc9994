package dev.countersign.administration;

import dev.countersign.brand.Brand;
import java.util.Set;

/** The result of a change of the name, the logo or the colour of the organisation. */
public sealed interface BrandResult {

    record Saved(Brand brand) implements BrandResult {}

    record NotAllowed() implements BrandResult {}

    /** Somebody else has changed the same to something else since it was read. Nothing was written. */
    record ChangedByOthers(Set<Field> fields, Brand now) implements BrandResult {

        public ChangedByOthers {
            fields = Set.copyOf(fields);
        }
    }

    record NameMissing() implements BrandResult {}

    record NameTooLong(int most) implements BrandResult {}

    /** The colour is not written as in "#3049c5". */
    record NotAColor() implements BrandResult {}

    /** The file is larger than this many bytes. */
    record LogoTooLarge(int most) implements BrandResult {}

    /** The picture has more than this many pixels on a side. */
    record LogoTooManyPixels(int most) implements BrandResult {}

    /** The picture has fewer than this many pixels on a side. */
    record LogoTooFewPixels(int least) implements BrandResult {}

    /** One side of the picture is more than so many times the other. */
    record LogoTooLong(int most) implements BrandResult {}

    /** The content is not PNG, JPEG or GIF. */
    record LogoNotAPicture() implements BrandResult {}

    /** What can be changed without the rest. */
    enum Field {
        NAME,
        COLOR,
        LOGO
    }
}
