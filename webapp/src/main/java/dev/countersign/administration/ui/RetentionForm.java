package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.administration.Setting;
import dev.countersign.removal.Removals;
import dev.countersign.removal.Retention;
import dev.countersign.removal.RetentionResult;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WholeNumberField;
import java.util.Optional;

/** For how many years closed requests are kept. What a choice would remove is said before it is made. */
final class RetentionForm extends Div {

    private final transient Removals removals;
    private final transient SettingChanges changes;
    private final Viewer viewer;
    private final transient KeptFields kept;
    private final WholeNumberField years;
    private transient Retention opened;

    RetentionForm(Retention now, Removals removals, SettingChanges changes, Viewer viewer) {
        this.changes = changes;
        this.removals = removals;
        this.viewer = viewer;
        this.opened = now;
        addClassName("submit-form");
        years = new WholeNumberField(getTranslation("retention.years"));
        years.setHelperText(getTranslation("retention.help"));
        years.setClearButtonVisible(true);
        show(now.years());
        kept = new KeptFields(viewer.actor(), "retention");
        kept.keepText("years", years);
        Button save = new Button(getTranslation("retention.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(years);
        fields.addClassName("form-fields");
        add(kept.note(), fields, save);
    }

    private void submit() {
        if (!years.getValue().isBlank() && years.number().isEmpty()) {
            years.refuse(getTranslation("retention.wrong", Retention.MOST_YEARS));
            return;
        }
        Optional<Integer> chosen = years.number().stream().boxed().findFirst();
        int gone = chosen.map(most -> removals.removable(viewer.actor(), most)).orElse(0);
        if (gone == 0) {
            save(chosen);
            return;
        }
        PageDialog ask = new PageDialog();
        ask.setHeaderTitle(getTranslation("retention.confirm.title"));
        ask.add(new Paragraph(getTranslation(
                gone < Removals.MOST_COUNTED ? "retention.confirm" : "retention.confirm.many",
                gone,
                chosen.orElse(0))));
        Button yes = new Button(getTranslation("retention.confirm.yes"), clicked -> {
            ask.close();
            save(chosen);
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        ask.getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> ask.close()), yes);
        ask.open();
    }

    private void show(Optional<Integer> now) {
        years.setValue(words(now));
    }

    private static String words(Optional<Integer> years) {
        return years.map(Object::toString).orElse("");
    }

    private void save(Optional<Integer> chosen) {
        switch (removals.keep(viewer.actor(), opened, chosen)) {
            case RetentionResult.Saved(var now) -> {
                opened = new Retention(now);
                kept.forget(UI.getCurrentOrThrow());
                show(now);
                Toast.say(getTranslation("retention.saved"));
            }
            case RetentionResult.ChangedByOthers(var now) -> {
                opened = new Retention(now);
                years.refuse(changes.isNow(Setting.RETENTION, words(now)));
            }
            case RetentionResult.NotAllowed _ -> Toast.say(getTranslation("retention.not-allowed"));
            case RetentionResult.OutOfRange(int longest) -> years.refuse(getTranslation("retention.wrong", longest));
        }
    }
}
