package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Retry;
import dev.countersign.editor.ui.input.CountField;
import java.util.stream.Stream;

/** How often a failed call is tried again, and after which waits. */
final class RetryInput extends CustomField<Retry> {

    private static final int MOST_ATTEMPTS = 20;
    private static final int LONGEST_DELAY = 3_600;

    private final CountField attempts = number("template.step.retry.attempts", 0, MOST_ATTEMPTS);
    private final CountField first = number("template.step.retry.first", 1, LONGEST_DELAY);
    private final CountField longest = number("template.step.retry.longest", 2, LONGEST_DELAY);

    RetryInput() {
        super(Retry.STANDARD);
        setLabel(getTranslation("template.step.retry"));
        Div all = new Div(attempts, first, longest);
        all.addClassName("numbers-input");
        add(all);
        setPresentationValue(Retry.STANDARD);
        Stream.of(attempts, first, longest).forEach(field -> field.addValueChangeListener(_ -> updateValue()));
    }

    private CountField number(String label, int least, int most) {
        return new CountField(getTranslation(label), least, most);
    }

    /** Numbers that are none or out of range leave it as it is. */
    @Override
    protected Retry generateModelValue() {
        Integer times = attempts.getValue();
        Integer seconds = first.getValue();
        Integer most = longest.getValue();
        return times == null || seconds == null || most == null ? getValue() : new Retry(times, seconds, most);
    }

    @Override
    protected void setPresentationValue(Retry retry) {
        attempts.setValue(retry.attempts());
        first.setValue(retry.firstDelaySeconds());
        longest.setValue(retry.maxDelaySeconds());
    }
}
