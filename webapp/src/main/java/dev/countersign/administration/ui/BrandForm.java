package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.administration.BrandResult;
import dev.countersign.administration.BrandResult.Field;
import dev.countersign.administration.BrandSettings;
import dev.countersign.administration.Setting;
import dev.countersign.brand.Accent;
import dev.countersign.brand.Brand;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The name and the accent colour of the organisation. What the colour looks like is shown while it is chosen. */
final class BrandForm extends Div {

    /** What the picker of the browser shows if no colour is chosen. */
    private static final String OF_THE_PRODUCT = "#3049c5";

    private final transient BrandSettings settings;
    private final transient SettingChanges changes;
    private final transient Viewer viewer;
    private final transient Consumer<Brand> saved;
    private final TextField name = new TextField();
    private final TextField color = new TextField();
    private final Input picker = new Input();
    private final AccentPreview preview = new AccentPreview();
    private final transient KeptFields kept;
    private transient Brand opened;

    BrandForm(Brand now, BrandSettings settings, SettingChanges changes, Viewer viewer, Consumer<Brand> saved) {
        this.changes = changes;
        this.settings = settings;
        this.viewer = viewer;
        this.opened = now;
        this.saved = saved;
        this.kept = new KeptFields(viewer.actor(), "brand");
        addClassName("submit-form");
        name.setLabel(getTranslation("brand.name"));
        name.setManualValidation(true);
        name.setValue(now.name());
        setUpColor(now);
        kept.keepText("name", name);
        kept.keep("color", color, new KeptFields.Notation<>(Function.identity(), Optional::of));
        Button save = new Button(getTranslation("brand.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div choice = new Div(color, picker);
        choice.addClassName("brand-color");
        Div fields = new Div(name, choice, preview);
        fields.addClassName("form-fields");
        add(kept.note(), fields, save);
    }

    private void setUpColor(Brand now) {
        color.setLabel(getTranslation("brand.color"));
        color.setHelperText(getTranslation("brand.color.help"));
        color.setManualValidation(true);
        color.setClearButtonVisible(true);
        color.setValueChangeMode(ValueChangeMode.LAZY);
        picker.setType("color");
        picker.getElement().setAttribute("aria-label", getTranslation("brand.color.pick"));
        picker.getElement().setAttribute("title", getTranslation("brand.color.pick"));
        color.addValueChangeListener(typed -> show(typed.getValue()));
        picker.addValueChangeListener(picked -> {
            if (picked.isFromClient()) {
                color.setValue(picked.getValue());
                // A field stores only what is typed into it.
                kept.put("color", color, picked.getValue());
            }
        });
        color.setValue(written(now));
        show(color.getValue());
    }

    private void show(String typed) {
        color.setInvalid(false);
        preview.setVisible(!typed.isBlank());
        Accent.parse(typed.isBlank() ? OF_THE_PRODUCT : typed).ifPresent(accent -> {
            picker.setValue(accent.chosen());
            preview.show(accent);
        });
    }

    private void submit() {
        name.setInvalid(false);
        switch (settings.change(viewer.actor(), opened, name.getValue(), color.getValue())) {
            case BrandResult.Saved(var brand) -> {
                kept.forget(UI.getCurrentOrThrow());
                opened = brand;
                name.setValue(brand.name());
                color.setValue(written(brand));
                Toast.say(getTranslation("brand.saved"));
                saved.accept(brand);
            }
            case BrandResult.NameMissing _ -> refuse(name, getTranslation("brand.name.missing"));
            case BrandResult.NameTooLong(int most) -> refuse(name, getTranslation("brand.name.too-long", most));
            case BrandResult.NotAColor _ -> refuse(color, getTranslation("brand.color.wrong"));
            case BrandResult.ChangedByOthers(var fields, var now) -> showChanged(fields, now);
            case BrandResult.NotAllowed _,
                    BrandResult.LogoTooLarge _,
                    BrandResult.LogoTooManyPixels _,
                    BrandResult.LogoTooFewPixels _,
                    BrandResult.LogoTooLong _,
                    BrandResult.LogoNotAPicture _ -> Toast.say(getTranslation("brand.not-allowed"));
        }
    }

    private void showChanged(Set<Field> fields, Brand now) {
        boolean isName = fields.contains(Field.NAME);
        boolean isColor = fields.contains(Field.COLOR);
        opened = new Brand(
                now.tenant(),
                isName ? now.name() : opened.name(),
                isColor ? now.accent() : opened.accent(),
                opened.logo());
        if (isColor) {
            refuse(color, changes.isNow(Setting.COLOR, written(now)));
        }
        if (isName) {
            refuse(name, changes.isNow(Setting.NAME, now.name()));
        }
        OthersChange.say();
    }

    private static String written(Brand brand) {
        return brand.accent().map(Accent::chosen).orElse("");
    }

    private static void refuse(TextField field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }
}
