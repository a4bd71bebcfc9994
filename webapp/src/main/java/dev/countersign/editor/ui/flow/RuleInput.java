package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.CountField;
import java.util.List;

/** How many of the people asked must agree. */
final class RuleInput extends CustomField<QuorumRule> {

    private static final int MOST = 1_000;
    private static final int HALF = 50;

    /** The rules; some have a number. */
    private enum Kind {
        ANY,
        ALL,
        AT_LEAST,
        PERCENT
    }

    private final Choice<Kind> kind;
    private final CountField number = new CountField("", 1, MOST);

    RuleInput(String label) {
        super(new QuorumRule.Any());
        setLabel(label);
        kind = Choice.named(label, List.of(Kind.values()), one -> getTranslation("template.step.rule." + one.name()));
        number.setName(getTranslation("template.step.rule.number"));
        Div both = new Div(kind, number);
        both.addClassName("time-input");
        add(both);
        number.addValueChangeListener(_ -> updateValue());
        kind.addValueChangeListener(chosen -> {
            if (chosen.getValue() == Kind.PERCENT && chosen.getOldValue() != Kind.PERCENT && chosen.isFromClient()) {
                number.setValue(HALF);
            }
            draw();
            updateValue();
        });
        setPresentationValue(getValue());
    }

    private void draw() {
        number.setVisible(kind.getValue() == Kind.AT_LEAST || kind.getValue() == Kind.PERCENT);
        number.setMost(kind.getValue() == Kind.PERCENT ? 100 : MOST);
        if (number.getValue() == null) {
            number.setValue(2);
        }
    }

    /** A number that is none leaves the rule as it is. */
    @Override
    protected QuorumRule generateModelValue() {
        Integer count = number.getValue();
        if (count == null && number.isVisible()) {
            return getValue();
        }
        return switch (kind.getValue()) {
            case ANY -> new QuorumRule.Any();
            case ALL -> new QuorumRule.All();
            case AT_LEAST -> new QuorumRule.AtLeast(count == null ? 1 : count);
            case PERCENT -> new QuorumRule.Percent(count == null ? HALF : Math.min(count, 100));
        };
    }

    @Override
    protected void setPresentationValue(QuorumRule rule) {
        switch (rule) {
            case QuorumRule.Any _ -> kind.setValue(Kind.ANY);
            case QuorumRule.All _ -> kind.setValue(Kind.ALL);
            case QuorumRule.AtLeast(int least) -> {
                kind.setValue(Kind.AT_LEAST);
                number.setValue(least);
            }
            case QuorumRule.Percent(int percent) -> {
                kind.setValue(Kind.PERCENT);
                number.setValue(percent);
            }
        }
        draw();
    }
}
