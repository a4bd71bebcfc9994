package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.people.Holiday;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Viewer;
import java.util.function.Consumer;

/** One holiday to add. */
final class HolidayForm extends Div {

    private final DayPicker day;
    private final TextField name = new TextField();
    private final transient KeptFields kept;

    HolidayForm(Viewer viewer, Consumer<Holiday> add) {
        day = new DayPicker(getTranslation("holidays.day"), viewer.formats());
        name.setLabel(getTranslation("holidays.name"));
        name.getElement().setProperty("manualValidation", true);
        addClassName("holiday-form");
        kept = new KeptFields(viewer.actor(), "holiday");
        kept.keep("day", day, KeptFields.DAY);
        kept.keepText("name", name);
        add(kept.note(), day, name, new Button(getTranslation("holidays.add"), clicked -> submit(add)));
    }

    private void submit(Consumer<Holiday> add) {
        day.check(getTranslation("holidays.day-missing"));
        String wrong = problem(name.getValue());
        name.setErrorMessage(wrong);
        name.setInvalid(!wrong.isEmpty());
        if (day.isInvalid()) {
            day.focus();
        } else if (name.isInvalid()) {
            name.focus();
        } else {
            kept.forget(UI.getCurrentOrThrow());
            add.accept(new Holiday(day.getValue(), name.getValue()));
        }
    }

    private String problem(String typed) {
        if (typed.isBlank()) {
            return getTranslation("holidays.name-missing");
        }
        return typed.length() > WorkingTimeSettings.LONGEST_NAME
                ? getTranslation("holidays.name-too-long", WorkingTimeSettings.LONGEST_NAME)
                : "";
    }
}
