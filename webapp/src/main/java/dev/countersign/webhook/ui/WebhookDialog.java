package dev.countersign.webhook.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.tenant.Languages;
import dev.countersign.ui.FirstField;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.webhook.Webhook;
import dev.countersign.webhook.WebhookDraft;
import dev.countersign.webhook.WebhookEvent;
import dev.countersign.webhook.WebhookKind;
import dev.countersign.webhook.WebhookResult;
import dev.countersign.webhook.WebhookResult.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Adds or changes a webhook. What is wrong is said at its field, and the dialog stays. The address that is stored is not shown: it can be a secret. */
final class WebhookDialog extends PageDialog {

    private static final List<String> LANGUAGES = Languages.ALL.offered();

    private final TextField name = new TextField();
    private final Select<WebhookKind> kind = new Select<>();
    private final TextField address = new TextField();
    private final CheckboxGroup<WebhookEvent> events = new CheckboxGroup<>();
    private final Select<String> language = new Select<>();
    private final transient KeptFields kept;

    /** @param done is told what was saved */
    WebhookDialog(
            Optional<Webhook> before,
            KeptFields kept,
            Function<WebhookDraft, WebhookResult> save,
            Consumer<WebhookResult> done) {
        this.kept = kept;
        setHeaderTitle(before.map(Webhook::name).orElseGet(() -> getTranslation("webhooks.new")));
        setUpFields(before);
        show(before);
        keep();
        Div fields = new Div(name, kind, address, events, language);
        fields.addClassName("dialog-fields");
        add(fields);
        Button yes = new Button(getTranslation(before.isPresent() ? "webhooks.save" : "webhooks.create"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> {
            end(save.apply(draft()), done);
            yes.setEnabled(true);
        });
        getFooter().add(new Button(getTranslation("tokens.cancel"), clicked -> close()), yes);
    }

    private void setUpFields(Optional<Webhook> before) {
        label(name, "webhooks.name");
        label(address, "webhooks.address");
        before.ifPresent(known -> address.setHelperText(getTranslation("webhooks.address.keep", known.shown())));
        kind.setLabel(getTranslation("webhooks.kind"));
        kind.setItems(WebhookKind.values());
        kind.setItemLabelGenerator(WebhookWords::kind);
        kind.setReadOnly(before.isPresent());
        kind.setWidthFull();
        kind.addValueChangeListener(_ -> {
            if (before.isEmpty()) {
                address.setHelperText(getTranslation("webhooks.address.help." + kind.getValue()));
            }
        });
        events.setLabel(getTranslation("webhooks.events"));
        events.setItems(WebhookEvent.choices());
        events.setItemLabelGenerator(WebhookWords::event);
        events.setManualValidation(true);
        language.setLabel(getTranslation("webhooks.language"));
        language.setHelperText(getTranslation("webhooks.language.help"));
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(code -> getTranslation("template.language." + code));
    }

    private void label(TextField field, String key) {
        field.setLabel(getTranslation(key));
        field.setHelperText(getTranslation(key + ".help"));
        field.setManualValidation(true);
        field.setRequiredIndicatorVisible(true);
        field.setWidthFull();
    }

    private void show(Optional<Webhook> before) {
        name.setValue(before.map(Webhook::name).orElse(""));
        kind.setValue(before.map(Webhook::kind).orElse(WebhookKind.JSON));
        events.setValue(before.map(Webhook::events).orElseGet(() -> Set.copyOf(WebhookEvent.choices())));
        language.setValue(before.map(Webhook::language)
                .map(Locale::getLanguage)
                .filter(LANGUAGES::contains)
                .orElseGet(() -> LANGUAGES.contains(getLocale().getLanguage())
                        ? getLocale().getLanguage()
                        : LANGUAGES.getFirst()));
    }

    private void keep() {
        kept.keepText("name", name);
        kept.keep("kind", kind, KeptFields.one(List.of(WebhookKind.values()), WebhookKind::name));
        kept.keepThatTyped("address", address, getTranslation("webhooks.address.again"));
        kept.keep("events", events, KeptFields.several(WebhookEvent.choices()));
        kept.keep("language", language, KeptFields.one(LANGUAGES, Function.identity()));
    }

    private WebhookDraft draft() {
        return new WebhookDraft(
                name.getValue(),
                kind.getValue(),
                address.getValue(),
                events.getValue().isEmpty() ? Set.of() : EnumSet.copyOf(events.getValue()),
                Locale.of(language.getValue()));
    }

    private void end(WebhookResult result, Consumer<WebhookResult> done) {
        name.setInvalid(false);
        address.setInvalid(false);
        events.setInvalid(false);
        switch (result) {
            case WebhookResult.Created _, WebhookResult.Saved _ -> {
                kept.forget(UI.getCurrentOrThrow());
                close();
                done.accept(result);
            }
            case WebhookResult.Wrong(var faults) ->
                faults.forEach(fault -> refuse(fault, WebhookWords.sentence(fault)));
            case WebhookResult.SecretNotStored _ -> refuse(Fault.ADDRESS, WebhookWords.sentence(result));
            case WebhookResult.TooMany _, WebhookResult.NotAllowed _, WebhookResult.NotFound _ ->
                refuse(Fault.NAME, WebhookWords.sentence(result));
        }
        FirstField.focusWrong(this);
    }

    private void refuse(Fault fault, String sentence) {
        switch (fault) {
            case NAME -> refuse(name, sentence);
            case ADDRESS -> refuse(address, sentence);
            case EVENTS -> refuse(events, sentence);
        }
    }

    private static void refuse(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }
}
