package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.countersign.administration.WorkingTimeResult;
import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingWeek;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WeekFields;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The zone, and for each weekday whether people work and from when until when. */
final class WeekForm extends Div {

    private final transient BiFunction<ZoneId, WorkingWeek, WorkingTimeResult> save;
    private final ComboBox<String> zone = new ComboBox<>();
    private final transient KeptFields kept;
    private final WeekFields week;
    private final Div refusal = new Div();

    WeekForm(OrganisationTime time, Viewer viewer, BiFunction<ZoneId, WorkingWeek, WorkingTimeResult> save) {
        this.save = save;
        this.kept = new KeptFields(viewer.actor(), "working-time");
        this.week = new WeekFields(time.week(), viewer, kept);
        addClassName("submit-form");
        zone.setLabel(getTranslation("working-time.zone"));
        List<String> places = ZoneId.getAvailableZoneIds().stream()
                .filter(WeekForm::isPlace)
                .sorted()
                .toList();
        zone.setItems(places);
        zone.setValue(time.zone().getId());
        kept.keep("zone", zone, KeptFields.among(places));
        Button yes = new Button(getTranslation("working-time.save"), clicked -> submit());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(zone, week);
        fields.addClassName("form-fields");
        add(kept.note(), fields, refusal, yes);
    }

    /** "Europe/Madrid", and neither "EST5EDT" nor "Etc/GMT+5". */
    private static boolean isPlace(String id) {
        return id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"));
    }

    private void submit() {
        refusal.removeAll();
        Optional<String> wrong = zone.isEmpty() ? Optional.of(getTranslation("working-time.no-zone")) : week.problem();
        if (wrong.isPresent()) {
            refusal.add(new Notice(Tone.NO, Icon.FAILED, wrong.get()).urgent());
            return;
        }
        WorkingTimeResult result = save.apply(ZoneId.of(zone.getValue()), week.week());
        boolean saved = result instanceof WorkingTimeResult.Saved;
        if (result instanceof WorkingTimeResult.TooFewHours) {
            Toast.say(getTranslation("working-time.too-few-hours", WorkingWeek.FEWEST_HOURS));
            return;
        }
        if (saved) {
            kept.forget(UI.getCurrentOrThrow());
        }
        Toast.say(getTranslation(saved ? "working-time.saved" : "working-time.not-allowed"));
    }
}
