package dev.countersign.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Picks a time of the day, or reads a typed one. Text that is not a time of a day gets a sentence at the field, and no other time is guessed. */
final class HourPicker extends TimePicker implements TypedPicker {

    private static final LocalTime EXAMPLE = LocalTime.of(9, 30);

    private final String unreadable;

    HourPicker(String name, Formats formats, LocalTime value) {
        this.unreadable = getTranslation(
                "form.time.write",
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(formats.region())
                        .format(EXAMPLE));
        setAriaLabel(name);
        setLocale(formats.region());
        setStep(Duration.ofMinutes(30));
        setValue(value);
        addValueChangeListener(changed -> setErrorMessage(unreadable));
        setI18n(new TimePickerI18n().setBadInputErrorMessage(unreadable));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule("context://countersign/hours.js");
        getElement().executeJs("window.countersign.readHours(this)");
    }

    /** The browser stores text that it could read as a time, so this is none. */
    @Override
    public boolean readTyped(String text) {
        clear();
        if (!text.isBlank()) {
            getElement().executeJs("window.countersign.words.type(this, $0)", text);
            say(unreadable);
        }
        return text.isBlank();
    }

    /** Says what is wrong if there is no time. */
    void check() {
        say(isEmpty() ? unreadable : "");
    }

    /** Shows what is wrong with the time; an empty sentence removes it. */
    void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }
}
