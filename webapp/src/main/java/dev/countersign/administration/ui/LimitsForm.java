package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.ChoiceResult;
import dev.countersign.administration.ChoiceResult.Limit;
import dev.countersign.administration.OrganisationChoices;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.Setting;
import dev.countersign.tenant.TenantLimits;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the organisation limits further than the configuration does. An empty field is as it is configured. */
final class LimitsForm extends Div {

    /** Short enough for any number type; the service knows the limits. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

    private final transient OrganisationSettings settings;
    private final transient SettingChanges changes;
    private final transient Viewer viewer;
    private final transient OrganisationChoices.Most most;
    /** Not fields for numbers: those drop a text that is none, and show the earlier number again. */
    private final Map<Limit, TextField> fields = new EnumMap<>(Limit.class);

    private final transient KeptFields kept;
    private transient TenantLimits opened;

    LimitsForm(OrganisationChoices now, OrganisationSettings settings, SettingChanges changes, Viewer viewer) {
        this.changes = changes;
        this.settings = settings;
        this.viewer = viewer;
        this.most = now.most();
        this.opened = now.limits();
        this.kept = new KeptFields(viewer.actor(), "limits");
        addClassName("submit-form");
        Div all =
                new Div(setUp(Limit.LARGEST_FILE), setUp(Limit.FILES_PER_REQUEST), setUp(Limit.SUBMISSIONS_PER_MINUTE));
        all.addClassName("form-fields");
        Button save = new Button(getTranslation("limits.save"), clicked -> submit());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(kept.note(), all, save);
    }

    private TextField setUp(Limit limit) {
        String name = limit.name().toLowerCase(Locale.ROOT).replace('_', '-');
        TextField field = new TextField();
        field.setLabel(getTranslation("limits." + limit));
        field.setHelperText(getTranslation("limits.help", most(limit)));
        field.getElement().setAttribute("inputmode", "numeric");
        field.setManualValidation(true);
        field.setValue(words(limit, opened));
        kept.keepText(name, field);
        fields.put(limit, field);
        return field;
    }

    private void submit() {
        fields.values().forEach(field -> field.setInvalid(false));
        List<Limit> wrong = Arrays.stream(Limit.values()).filter(this::isWrong).toList();
        // The last one that is marked gets the focus.
        wrong.reversed().forEach(limit -> refuse(limit, getTranslation("limits.wrong", most(limit))));
        if (!wrong.isEmpty()) {
            return;
        }
        TenantLimits chosen = new TenantLimits(
                number(Limit.LARGEST_FILE), number(Limit.FILES_PER_REQUEST), number(Limit.SUBMISSIONS_PER_MINUTE));
        switch (settings.limit(viewer.actor(), opened, chosen)) {
            case ChoiceResult.Saved _ -> {
                kept.forget(UI.getCurrentOrThrow());
                settings.open(viewer.actor()).ifPresent(now -> show(now.limits()));
                Toast.say(getTranslation("limits.saved"));
            }
            case ChoiceResult.OutOfRange(Limit limit, int most) -> refuse(limit, getTranslation("limits.wrong", most));
            case ChoiceResult.LimitsChanged(var changed, TenantLimits now) -> showChanged(changed, now);
            case ChoiceResult.NotAllowed _, ChoiceResult.LanguagesWrong _, ChoiceResult.LanguagesChanged _ ->
                Toast.say(getTranslation("organisation.settings.not-allowed"));
        }
    }

    private boolean isWrong(Limit limit) {
        String typed = typed(limit);
        return !typed.isEmpty()
                && !(WHOLE_NUMBER.matcher(typed).matches()
                        && Integer.parseInt(typed) >= 1
                        && Integer.parseInt(typed) <= most(limit));
    }

    /** With what somebody else has changed in other fields. */
    private void show(TenantLimits now) {
        opened = now;
        fields.forEach((limit, field) -> field.setValue(words(limit, now)));
    }

    private void showChanged(Set<Limit> changed, TenantLimits now) {
        opened = new TenantLimits(
                seen(Limit.LARGEST_FILE, changed, now),
                seen(Limit.FILES_PER_REQUEST, changed, now),
                seen(Limit.SUBMISSIONS_PER_MINUTE, changed, now));
        changed.forEach(limit -> refuse(limit, changes.isNow(setting(limit), words(limit, now))));
        OthersChange.say();
    }

    private static Setting setting(Limit limit) {
        return switch (limit) {
            case LARGEST_FILE -> Setting.LARGEST_FILE;
            case FILES_PER_REQUEST -> Setting.FILES_PER_REQUEST;
            case SUBMISSIONS_PER_MINUTE -> Setting.SUBMISSIONS_PER_MINUTE;
        };
    }

    /** What the reader of the field knows. */
    private Optional<Integer> seen(Limit limit, Set<Limit> changed, TenantLimits now) {
        return limit.of(changed.contains(limit) ? now : opened);
    }

    private static String words(Limit limit, TenantLimits limits) {
        return limit.of(limits).map(Object::toString).orElse("");
    }

    private int most(Limit limit) {
        return switch (limit) {
            case LARGEST_FILE -> most.largestFile();
            case FILES_PER_REQUEST -> most.filesPerRequest();
            case SUBMISSIONS_PER_MINUTE -> most.submissionsPerMinute();
        };
    }

    private String typed(Limit limit) {
        return field(limit).getValue().strip();
    }

    private Optional<Integer> number(Limit limit) {
        return Optional.of(typed(limit)).filter(typed -> !typed.isEmpty()).map(Integer::valueOf);
    }

    private TextField field(Limit limit) {
        return Objects.requireNonNull(fields.get(limit));
    }

    private void refuse(Limit limit, String why) {
        TextField field = field(limit);
        field.setErrorMessage(why);
        field.setInvalid(true);
        field.focus();
    }
}
