package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.condition.Condition;
import dev.countersign.definitions.condition.Condition.Comparison;
import dev.countersign.definitions.condition.Condition.Group;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.List;

/** Conditions of which all or any must hold. Groups can be in groups. */
final class GroupBox extends Div implements ConditionPart {

    private static final int DEEPEST = 3;

    private final transient List<Subject> subjects;
    private final transient Formats formats;
    private final transient Runnable changed;
    private final int depth;
    private final Choice<Boolean> joint;
    private final Div lines = new Div();
    private final transient List<ConditionPart> parts = new ArrayList<>();

    GroupBox(Group group, List<Subject> subjects, Formats formats, int depth, Runnable changed) {
        this.subjects = subjects;
        this.formats = formats;
        this.depth = depth;
        this.changed = changed;
        addClassName("condition-group");
        getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("template.condition.group"));
        joint = Choice.named(
                getTranslation("template.condition.joint"),
                List.of(true, false),
                all -> getTranslation(all ? "template.condition.all" : "template.condition.any"));
        joint.setValue(group.all());
        joint.addValueChangeListener(_ -> changed.run());
        joint.addClassName("condition-joint");
        lines.addClassName("condition-lines");
        group.parts().forEach(this::append);
        Div foot = new Div(button("template.condition.add", () -> put(ComparisonRow.fresh(subjects))));
        if (depth < DEEPEST) {
            foot.add(button("template.condition.add-group", () -> {
                Comparison fresh = ComparisonRow.fresh(subjects);
                put(new Group(!joint.getValue(), List.of(fresh, fresh)));
            }));
        }
        foot.addClassName("condition-foot");
        add(joint, lines, foot);
        draw();
    }

    private Button button(String key, Runnable act) {
        Button button = new Button(getTranslation(key), Icon.NEW.draw(), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void put(Condition condition) {
        append(condition);
        draw();
        changed.run();
    }

    private void append(Condition condition) {
        ConditionPart part = switch (condition) {
            case Group group -> new GroupBox(group, subjects, formats, depth + 1, changed);
            case Comparison comparison -> new ComparisonRow(comparison, subjects, formats, changed);
        };
        Button remove = new Button(Icon.DENIED.draw());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addClassName("list-remove");
        String words = getTranslation(
                condition instanceof Group ? "template.condition.remove-group" : "template.condition.remove");
        remove.setAriaLabel(words);
        remove.setTooltipText(words);
        Div line = new Div((Component) part, remove);
        line.addClassName("condition-line");
        remove.addClickListener(_ -> {
            parts.remove(part);
            lines.remove(line);
            draw();
            changed.run();
        });
        parts.add(part);
        lines.add(line);
    }

    /** One condition needs no "all" or "any", and the last one stays. */
    private void draw() {
        joint.setVisible(parts.size() > 1);
        lines.getChildren()
                .forEach(line -> line.getChildren()
                        .filter(Button.class::isInstance)
                        .forEach(remove -> remove.setVisible(parts.size() > 1)));
    }

    @Override
    public Group condition() {
        return new Group(
                joint.getValue(), parts.stream().map(ConditionPart::condition).toList());
    }
}
