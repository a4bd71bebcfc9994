package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.BrandResult;
import dev.countersign.administration.BrandSettings;
import dev.countersign.audit.AuditFilter;
import dev.countersign.audit.AuditLog;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import dev.countersign.brand.Brands;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desks;
import dev.countersign.testing.Visitor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The settings of an organisation, for whoever changes them and for whoever only reads them. */
class OrganisationViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Acme acme = new Acme(product);

    /** Of another organisation than most tests use, because all pages of the organisation look different meanwhile. */
    private final Actor adam = acme.stranger("adam");

    private final BrandSettings settings = product.get(BrandSettings.class);

    @Test
    void aLogoIsServedToProgramsForEmailAndAnEarlierAddressShowsThePresentOne() throws IOException {
        Brand first = saved(settings.upload(adam, picture(200, 50)));
        Brand second = saved(settings.upload(adam, picture(90, 90)));
        try {
            Visitor nobody = new Visitor(product.address());
            HttpResponse<String> logo = nobody.get("/" + second.logoPath().orElseThrow());
            assertThat(logo.statusCode()).isEqualTo(200);
            assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(logo.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(logo.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
            assertThat(logo.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
            assertThat(logo.headers().allValues("Cache-Control"))
                    .singleElement()
                    .satisfies(cache -> assertThat(cache).contains("max-age=31536000", "public", "immutable"));
            assertThat(logo.headers().allValues("Set-Cookie")).isEmpty();
            HttpResponse<String> earlier = nobody.get("/" + first.logoPath().orElseThrow());
            assertThat(earlier.body()).isEqualTo(logo.body());
            assertThat(earlier.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(desks.of(adam).open("inbox").drawn("logo")).hasSize(1);
        } finally {
            settings.removeLogo(adam);
        }
        assertThat(new Visitor(product.address())
                        .get("/" + second.logoPath().orElseThrow())
                        .statusCode())
                .isEqualTo(404);
        assertThat(desks.of(adam).open("inbox").drawn("logo")).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefusedAndNothingChanges() {
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII);
        assertThat(settings.upload(adam, svg)).isEqualTo(new BrandResult.LogoNotAPicture());
        assertThat(settings.change(adam, " ", "")).isEqualTo(new BrandResult.NameMissing());
        assertThat(settings.change(adam, "x".repeat(201), "")).isEqualTo(new BrandResult.NameTooLong(200));
        assertThat(settings.change(adam, "Globex", "blue")).isEqualTo(new BrandResult.NotAColor());
        assertThat(product.get(Brands.class).of(adam.tenant()).accent()).isEmpty();
    }

    @Test
    void nameAndColourAreRecordedAsTheyWereAndAsTheyAre() {
        String before = product.get(Brands.class).of(adam.tenant()).name();
        Brand changed = saved(settings.change(adam, "Globex & Söhne", "#FFD400"));
        try {
            assertThat(changed.accent().map(Accent::chosen)).contains("#ffd400");
            assertThat(desks.of(adam).open("organisation").text())
                    .contains("Globex & Söhne", "This colour would be hard to read on light pages.");
            assertThat(product.get(AuditLog.class)
                            .newest(adam.tenant(), AuditFilter.ALL, Optional.empty(), 1)
                            .getFirst()
                            .content())
                    .contains("name-before", before, "Globex & Söhne", "color-before", "#ffd400")
                    .doesNotContain("logo");
        } finally {
            settings.change(adam, before, "");
        }
    }

    @Test
    void anAuditorReadsTheSettingsAndFindsNothingToPress() {
        var desk = desks.of(acme.actor("olivia")).open("organisation");
        assertThat(desk.text()).contains("Only administrators change them.", "Undo window", "Retention", "Acme");
        for (String button :
                new String[] {"Save name and colour", "Save undo window", "Save retention", "Add", "Remove logo"}) {
            assertThat(desk.has(button)).as(button).isFalse();
        }
    }

    private static Brand saved(BrandResult result) {
        return ((BrandResult.Saved) result).brand();
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
