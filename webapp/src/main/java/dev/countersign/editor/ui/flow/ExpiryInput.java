package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Expiry.Escalation;
import dev.countersign.definitions.step.Expiry.Last;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.ListInput;
import java.util.List;

/** What follows if an approval is not settled in time: who is asked then, and what happens at last. */
final class ExpiryInput extends CustomField<Expiry> {

    private final ListInput<Escalation> escalations;
    private final Choice<Last> last;

    ExpiryInput(StepScope scope) {
        super(Expiry.ENDS);
        escalations = new ListInput<>(
                        getTranslation("template.step.escalations"),
                        () -> new EscalationInput(scope),
                        () -> EscalationInput.STANDARD,
                        getTranslation("template.step.add-escalation"),
                        0,
                        Expiry.MOST)
                .movable();
        last = new Choice<>(
                getTranslation("template.step.expiry"),
                List.of(Last.values()),
                one -> getTranslation("template.step.expiry." + one.name()));
        Div all = new Div(escalations, last);
        all.addClassName("quorum-input");
        add(all);
        escalations.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
        last.addValueChangeListener(_ -> updateValue());
    }

    private void draw() {
        last.setLabel(getTranslation(
                escalations.getValue().isEmpty() ? "template.step.expiry" : "template.step.expiry-at-last"));
    }

    @Override
    protected Expiry generateModelValue() {
        return new Expiry(escalations.getValue(), last.getValue());
    }

    @Override
    protected void setPresentationValue(Expiry expiry) {
        escalations.setValue(expiry.escalations());
        last.setValue(expiry.last());
        draw();
    }
}
