package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry.Escalation;

/** Other people who are asked when time is up, with as much time as the people before or with a time of their own. */
final class EscalationInput extends CustomField<Escalation> {

    static final Escalation STANDARD = new Escalation(new Approvers.ManagerOf(Approvers.REQUESTER, 2), null);

    private final ApproversInput to;
    private final Checkbox own;
    private final TimeInput due;

    EscalationInput(StepScope scope) {
        super(STANDARD);
        to = new ApproversInput(getTranslation("template.step.escalate"), scope);
        own = new Checkbox(getTranslation("template.step.escalate.own-due"));
        due = new TimeInput(getTranslation("template.step.due"));
        Div all = new Div(to, own, due);
        all.addClassName("panel-input");
        add(all);
        to.addValueChangeListener(_ -> updateValue());
        due.addValueChangeListener(_ -> updateValue());
        own.addValueChangeListener(_ -> {
            due.setVisible(own.getValue());
            updateValue();
        });
        setPresentationValue(STANDARD);
    }

    @Override
    protected Escalation generateModelValue() {
        return new Escalation(to.getValue(), own.getValue() ? due.getValue() : null);
    }

    @Override
    protected void setPresentationValue(Escalation escalation) {
        to.setValue(escalation.to());
        own.setValue(escalation.due() != null);
        if (escalation.due() != null) {
            due.setValue(escalation.due());
        }
        due.setVisible(own.getValue());
    }
}
