package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.administration.BrandResult;
import dev.countersign.administration.BrandSettings;
import dev.countersign.brand.Brand;
import dev.countersign.brand.LogoImage;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OneFile;
import dev.countersign.ui.Question;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The logo of the organisation: shown, replaced by a file, or removed. */
final class LogoForm extends Div {

    private final transient Consumer<Brand> saved;
    private final Div logo = new Div();
    private final Div refusal = new Div();
    private final Button remove;
    private @Nullable String shown;

    LogoForm(Brand now, BrandSettings settings, Viewer viewer, Consumer<Brand> saved) {
        this.saved = saved;
        addClassName("logo-form");
        logo.addClassName("logo-now");
        OneFile upload = new OneFile(
                LogoImage.MOST_BYTES,
                getTranslation("brand.logo.upload"),
                getTranslation("brand.logo.drop"),
                content ->
                        show(settings.upload(viewer.actor(), Optional.ofNullable(shown), content), "brand.logo.saved"),
                () -> refuse(getTranslation("brand.logo.not-a-picture")),
                ".png",
                ".jpg",
                ".jpeg",
                ".gif");
        remove = new Button(
                getTranslation("brand.logo.remove"),
                clicked -> new Question(
                                getTranslation("brand.logo.remove.title"),
                                getTranslation("brand.logo.remove.text"),
                                getTranslation("brand.logo.remove"),
                                () -> show(
                                        settings.removeLogo(viewer.actor(), Optional.ofNullable(shown)),
                                        "brand.logo.removed"))
                        .open());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        Span label = new Span(getTranslation("brand.logo"));
        label.addClassName("strong");
        add(label, new Paragraph(getTranslation("brand.logo.about")), logo, upload, refusal, remove);
        show(now);
    }

    private void show(Brand brand) {
        shown = brand.logo().orElse(null);
        logo.removeAll();
        brand.logoPath().ifPresent(path -> logo.add(new Image(path, getTranslation("brand.logo.of", brand.name()))));
        logo.setVisible(brand.logo().isPresent());
        remove.setVisible(brand.logo().isPresent());
    }

    private void show(BrandResult result, String done) {
        refusal.removeAll();
        switch (result) {
            case BrandResult.Saved(var brand) -> {
                show(brand);
                Toast.say(getTranslation(done));
                saved.accept(brand);
            }
            case BrandResult.ChangedByOthers changed -> {
                show(changed.now());
                saved.accept(changed.now());
                refuse(getTranslation("brand.logo.changed"));
            }
            case BrandResult.LogoTooLarge(int most) -> refuse(getTranslation("brand.logo.too-large", most / 1_000_000));
            case BrandResult.LogoTooManyPixels(int most) -> refuse(getTranslation("brand.logo.too-many-pixels", most));
            case BrandResult.LogoTooFewPixels(int least) -> refuse(getTranslation("brand.logo.too-few-pixels", least));
            case BrandResult.LogoTooLong(int most) -> refuse(getTranslation("brand.logo.too-long", most));
            case BrandResult.LogoNotAPicture _ -> refuse(getTranslation("brand.logo.not-a-picture"));
            case BrandResult.NotAllowed _,
                    BrandResult.NameMissing _,
                    BrandResult.NameTooLong _,
                    BrandResult.NotAColor _ -> refuse(getTranslation("brand.not-allowed"));
        }
    }

    private void refuse(String why) {
        refusal.removeAll();
        refusal.add(new Notice(Tone.NO, Icon.FAILED, why).urgent());
    }
}
