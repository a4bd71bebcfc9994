package dev.countersign.away.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.countersign.away.OwnWeek;
import dev.countersign.away.OwnWeekResult;
import dev.countersign.people.PersonId;
import dev.countersign.people.WorkingWeek;
import dev.countersign.tenant.Edit;
import dev.countersign.ui.Icon;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Notice;
import dev.countersign.ui.OthersChange;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import dev.countersign.ui.WeekFields;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a person works in the hours of the organisation, or in which others. */
final class OwnWeekForm extends Div {

    private final Viewer viewer;
    private final transient Function<Edit<Optional<WorkingWeek>>, OwnWeekResult> save;
    private transient @Nullable WorkingWeek opened;
    private final RadioButtonGroup<Boolean> own = new RadioButtonGroup<>();
    private final transient KeptFields kept;
    private final WeekFields week;
    private final Div refusal = new Div();

    OwnWeekForm(
            OwnWeek now, PersonId person, Viewer viewer, Function<Edit<Optional<WorkingWeek>>, OwnWeekResult> save) {
        this.viewer = viewer;
        this.save = save;
        this.opened = now.own().orElse(null);
        this.kept = new KeptFields(viewer.actor(), "own-week." + person);
        this.week = new WeekFields(now.own().orElse(now.organisation()), viewer, kept);
        addClassName("submit-form");
        own.setLabel(getTranslation("own-week.hours"));
        own.setItems(false, true);
        own.setItemLabelGenerator(isOwn -> getTranslation(isOwn ? "own-week.own" : "own-week.organisation"));
        own.addValueChangeListener(changed -> week.setVisible(changed.getValue()));
        own.setValue(now.own().isPresent());
        week.setVisible(now.own().isPresent());
        kept.keep("own", own, KeptFields.FLAG);
        Paragraph zone =
                new Paragraph(getTranslation("own-week.zone", now.zone().getId()));
        zone.addClassName("small");
        Button yes = new Button(getTranslation("own-week.save"), clicked -> submit());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(own, week, zone);
        fields.addClassName("form-fields");
        add(kept.note(), fields, refusal, new Div(yes));
    }

    private void submit() {
        refusal.removeAll();
        own.setInvalid(false);
        Optional<String> wrong = own.getValue() ? week.problem() : Optional.empty();
        if (wrong.isPresent()) {
            refusal.add(new Notice(Tone.NO, Icon.FAILED, wrong.get()).urgent());
            return;
        }
        Optional<WorkingWeek> wanted = own.getValue() ? Optional.of(week.week()) : Optional.empty();
        switch (save.apply(new Edit<>(Optional.ofNullable(opened), wanted))) {
            case OwnWeekResult.Saved _ -> {
                kept.forget(UI.getCurrentOrThrow());
                opened = wanted.orElse(null);
                Toast.say(getTranslation("own-week.saved"));
            }
            case OwnWeekResult.ChangedByOthers(var now, var last) -> {
                opened = now.orElse(null);
                own.setErrorMessage(OthersChange.isNow(
                        now.map(week::words).orElseGet(() -> getTranslation("own-week.organisation")), last, viewer));
                own.setInvalid(true);
                OthersChange.say();
            }
            case OwnWeekResult.TooFewHours _ ->
                Toast.say(getTranslation("working-time.too-few-hours", WorkingWeek.FEWEST_HOURS));
            case OwnWeekResult.NotAllowed _ -> Toast.say(getTranslation("away.problem.NOT_ALLOWED"));
        }
    }
}
