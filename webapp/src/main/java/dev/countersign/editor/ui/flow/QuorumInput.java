package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.step.Panel;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Quorum.Membership;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.CountField;
import dev.countersign.editor.ui.input.ListInput;
import java.util.List;

/** Who is asked, and how much agreement is needed: one panel by its rule, or several together. */
final class QuorumInput extends CustomField<Quorum> {

    private static final int MOST_PANELS = 20;
    private static final int MOST_WEIGHT = 1_000_000;

    /** How several panels agree. */
    private enum Together {
        EACH,
        WEIGHT
    }

    private final ListInput<Panel> panels;
    private final Choice<Together> together;
    private final CountField needed;
    private final Choice<Membership> membership;
    private final Div several;

    QuorumInput(StepScope scope) {
        super(Quorum.of(ApproversInput.STANDARD, new QuorumRule.Any()));
        panels = new ListInput<>(
                "",
                () -> new PanelInput(scope),
                () -> PanelInput.STANDARD,
                getTranslation("template.step.add-panel"),
                1,
                MOST_PANELS);
        together = new Choice<>(
                getTranslation("template.step.together"),
                List.of(Together.values()),
                one -> getTranslation("template.step.together." + one.name()));
        needed = new CountField(getTranslation("template.step.weight.needed"), 1, MOST_WEIGHT);
        needed.setValue(1);
        membership = new Choice<>(
                getTranslation("template.step.membership"),
                List.of(Membership.values()),
                one -> getTranslation("template.step.membership." + one.name()));
        several = new Div(together, needed, membership);
        several.addClassName("quorum-several");
        Div all = new Div(panels, several);
        all.addClassName("quorum-input");
        add(all);
        panels.addValueChangeListener(_ -> changed());
        together.addValueChangeListener(_ -> changed());
        needed.addValueChangeListener(_ -> changed());
        membership.addValueChangeListener(_ -> changed());
        setPresentationValue(getValue());
    }

    private void changed() {
        draw();
        updateValue();
    }

    private void draw() {
        boolean isOne = panels.getValue().size() < 2 && together.getValue() == Together.EACH;
        boolean isWeighted = together.getValue() == Together.WEIGHT;
        several.setVisible(!isOne);
        needed.setVisible(isWeighted);
        panels.fields().stream().map(PanelInput.class::cast).forEach(panel -> panel.weighted(isWeighted));
    }

    @Override
    protected Quorum generateModelValue() {
        List<Panel> all = panels.getValue();
        if (all.isEmpty()) {
            return getValue();
        }
        if (together.getValue() == Together.EACH) {
            // With one panel there is nothing to be counted twice.
            Membership counts = all.size() == 1 ? Membership.ONCE : membership.getValue();
            return new Quorum.Each(
                    all.stream()
                            .map(panel -> new Panel(panel.approvers(), panel.rule()))
                            .toList(),
                    counts);
        }
        Integer number = needed.getValue();
        return new Quorum.Weighted(
                all.stream()
                        .map(panel -> new Panel(panel.approvers(), new QuorumRule.Any(), panel.weight()))
                        .toList(),
                number != null ? number : getValue() instanceof Quorum.Weighted now ? now.needed() : 1,
                membership.getValue());
    }

    @Override
    protected void setPresentationValue(Quorum quorum) {
        switch (quorum) {
            case Quorum.Each each -> {
                together.setValue(Together.EACH);
                membership.setValue(each.membership());
            }
            case Quorum.Weighted weighted -> {
                together.setValue(Together.WEIGHT);
                membership.setValue(weighted.membership());
                needed.setValue(weighted.needed());
            }
        }
        panels.setValue(quorum.panels());
        draw();
    }
}
