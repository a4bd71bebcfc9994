package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.countersign.administration.ChoiceResult;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.Setting;
import dev.countersign.tenant.Languages;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** The languages that people can choose, and the one for those who have chosen none of them. */
final class LanguageForm extends Div {

    private final transient OrganisationSettings settings;
    private final transient SettingChanges changes;
    private final transient Viewer viewer;
    private final CheckboxGroup<String> offered = new CheckboxGroup<>();
    private final Select<String> first = new Select<>();
    private final transient KeptFields kept;
    private transient Languages opened;

    LanguageForm(Languages now, OrganisationSettings settings, SettingChanges changes, Viewer viewer) {
        this.changes = changes;
        this.settings = settings;
        this.viewer = viewer;
        this.opened = now;
        this.kept = new KeptFields(viewer.actor(), "languages");
        addClassName("submit-form");
        List<String> all = Languages.ALL.offered();
        offered.setLabel(getTranslation("languages.offered"));
        offered.setItems(all);
        offered.setItemLabelGenerator(LanguageForm::inItself);
        offered.setManualValidation(true);
        first.setLabel(getTranslation("languages.first"));
        first.setHelperText(getTranslation("languages.first.help"));
        first.setItems(all);
        first.setItemLabelGenerator(LanguageForm::inItself);
        first.setManualValidation(true);
        offered.setValue(Set.copyOf(now.offered()));
        first.setValue(now.first());
        kept.keep("offered", offered, KeptFields.several(all));
        kept.keep("first", first, KeptFields.among(all));
        Button save = new Button(getTranslation("languages.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(offered, first);
        fields.addClassName("form-fields");
        add(kept.note(), fields, save);
    }

    private void submit() {
        offered.setInvalid(false);
        first.setInvalid(false);
        Set<String> chosen = offered.getValue();
        if (!chosen.isEmpty() && !chosen.contains(first.getValue())) {
            first.setErrorMessage(getTranslation("languages.first.wrong"));
            first.setInvalid(true);
            first.focus();
            return;
        }
        List<String> inOrder = chosen.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(first.getValue()),
                                Languages.ALL.offered().stream()
                                        .filter(chosen::contains)
                                        .filter(code -> !code.equals(first.getValue())))
                        .toList();
        switch (settings.offer(viewer.actor(), opened, inOrder)) {
            case ChoiceResult.Saved _ -> {
                kept.forget(UI.getCurrentOrThrow());
                // The page may speak another language now, and its menu offers others.
                UI.getCurrentOrThrow().getPage().reload();
            }
            case ChoiceResult.LanguagesWrong _ -> {
                offered.setErrorMessage(getTranslation("languages.none"));
                offered.setInvalid(true);
            }
            case ChoiceResult.LanguagesChanged(Languages now) -> showChanged(now);
            case ChoiceResult.NotAllowed _, ChoiceResult.OutOfRange _, ChoiceResult.LimitsChanged _ ->
                Toast.say(getTranslation("organisation.settings.not-allowed"));
        }
    }

    private void showChanged(Languages now) {
        if (!Set.copyOf(now.offered()).equals(Set.copyOf(opened.offered()))) {
            offered.setErrorMessage(changes.isNow(
                    Setting.LANGUAGES,
                    now.offered().stream().map(LanguageForm::inItself).collect(Collectors.joining(", "))));
            offered.setInvalid(true);
        }
        if (!now.first().equals(opened.first())) {
            first.setErrorMessage(changes.isNow(Setting.LANGUAGES, inItself(now.first())));
            first.setInvalid(true);
        }
        opened = now;
        OthersChange.say();
    }

    private static String inItself(String code) {
        Locale language = Locale.of(code);
        return StringUtils.capitalize(language.getDisplayLanguage(language));
    }
}
