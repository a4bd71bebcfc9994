package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.countersign.definitions.step.Retry;
import java.util.stream.Stream;

/** How often a failed call is tried again, and after which waits. */
final class RetryInput extends CustomField<Retry> {

    private static final int MOST_ATTEMPTS = 20;
    private static final int LONGEST_DELAY = 3_600;

    private final IntegerField attempts = number("template.step.retry.attempts", 0, MOST_ATTEMPTS);
    private final IntegerField first = number("template.step.retry.first", 1, LONGEST_DELAY);
    private final IntegerField longest = number("template.step.retry.longest", 2, LONGEST_DELAY);

    RetryInput() {
        super(Retry.STANDARD);
        setLabel(getTranslation("template.step.retry"));
        Div all = new Div(attempts, first, longest);
        all.addClassName("numbers-input");
        add(all);
        setPresentationValue(Retry.STANDARD);
        Stream.of(attempts, first, longest).forEach(field -> field.addValueChangeListener(_ -> updateValue()));
    }

    private IntegerField number(String label, int least, int most) {
        IntegerField field = new IntegerField(getTranslation(label));
        field.setMin(least);
        field.setMax(most);
        field.setRequiredIndicatorVisible(false);
        return field;
    }

    /** Numbers that are none or out of range leave it as it is. */
    @Override
    protected Retry generateModelValue() {
        return Stream.of(attempts, first, longest).allMatch(RetryInput::isNumber)
                ? new Retry(attempts.getValue(), first.getValue(), longest.getValue())
                : getValue();
    }

    private static boolean isNumber(IntegerField field) {
        Integer value = field.getValue();
        return value != null && value >= field.getMin() && value <= field.getMax();
    }

    @Override
    protected void setPresentationValue(Retry retry) {
        attempts.setValue(retry.attempts());
        first.setValue(retry.firstDelaySeconds());
        longest.setValue(retry.maxDelaySeconds());
    }
}
