package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.editor.ui.input.CountField;

/** People who are asked together, with their rule or with the weight of each of them. */
final class PanelInput extends CustomField<Panel> {

    static final Panel STANDARD = new Panel(ApproversInput.STANDARD, new QuorumRule.Any());
    private static final int MOST = 1_000;

    private final ApproversInput approvers;
    private final RuleInput rule;
    private final CountField weight;

    PanelInput(StepScope scope) {
        super(STANDARD);
        approvers = new ApproversInput(getTranslation("template.step.who"), scope);
        rule = new RuleInput(getTranslation("template.step.rule"));
        weight = new CountField(getTranslation("template.step.weight"), 1, MOST);
        weight.setVisible(false);
        weight.setValue(1);
        Div all = new Div(approvers, rule, weight);
        all.addClassName("panel-input");
        add(all);
        approvers.addValueChangeListener(_ -> {
            draw();
            updateValue();
        });
        rule.addValueChangeListener(_ -> updateValue());
        weight.addValueChangeListener(_ -> updateValue());
        draw();
    }

    /** Whether the approvals have weights instead of rules. */
    void weighted(boolean isWeighted) {
        weight.setVisible(isWeighted);
        draw();
    }

    /** One person needs no rule. */
    private void draw() {
        rule.setVisible(!weight.isVisible()
                && (!approvers.getValue().isOnePerson() || !(rule.getValue() instanceof QuorumRule.Any)));
    }

    @Override
    protected Panel generateModelValue() {
        Integer number = weight.getValue();
        return new Panel(
                approvers.getValue(),
                rule.getValue(),
                number == null ? getValue().weight() : number);
    }

    @Override
    protected void setPresentationValue(Panel panel) {
        approvers.setValue(panel.approvers());
        rule.setValue(panel.rule());
        weight.setValue(panel.weight());
        draw();
    }
}
