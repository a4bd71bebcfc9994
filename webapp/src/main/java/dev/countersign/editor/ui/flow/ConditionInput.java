package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.condition.Condition;
import dev.countersign.definitions.condition.Condition.Group;
import dev.countersign.definitions.condition.ConditionParser;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.condition.Subjects;
import dev.countersign.editor.ui.input.JsonataInput;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A condition as comparisons in groups, with the JSONata that they make below. Both can be edited, and each follows the other. JSONata of another form
 * is edited as text only.
 */
public final class ConditionInput extends CustomField<String> {

    private final transient Formats formats;
    private final transient List<Subject> subjects;
    private final Div builder = new Div();
    private final JsonataInput text;
    private transient @Nullable GroupBox root;
    private boolean isFollowing;

    ConditionInput(String label, StepScope scope) {
        this(
                label,
                Subjects.of(scope.template()),
                scope.surface().viewer().formats(),
                new JsonataInput(scope.say("template.condition.jsonata"), scope.template()));
    }

    /** One that is about these answers. */
    public ConditionInput(String label, List<Subject> subjects, Formats formats) {
        this(label, subjects, formats, new JsonataInput(formats.say("template.condition.jsonata"), subjects));
    }

    private ConditionInput(String label, List<Subject> subjects, Formats formats, JsonataInput text) {
        super("");
        this.formats = formats;
        this.subjects = subjects;
        this.text = text;
        setLabel(label);
        text.setManualValidation(true);
        text.addValueChangeListener(typed -> {
            if (!isFollowing) {
                draw(typed.getValue().strip());
                updateValue();
            }
        });
        Div all = new Div(builder, text);
        all.addClassName("condition");
        add(all);
    }

    /** Draws the comparisons anew only if they say something else. */
    private void draw(String jsonata) {
        Optional<Condition> condition = ConditionParser.parse(jsonata);
        if (root != null
                && condition.isPresent()
                && root.condition().jsonata().equals(condition.get().jsonata())) {
            return;
        }
        builder.removeAll();
        root = condition
                .map(known -> known instanceof Group group ? group : new Group(true, List.of(known)))
                .map(group -> new GroupBox(group, subjects, formats, 1, this::built))
                .orElse(null);
        builder.add(root == null ? new Paragraph(getTranslation("template.condition.other")) : root);
    }

    private void built() {
        if (root != null) {
            say(root.condition().jsonata());
            updateValue();
        }
    }

    private void say(String jsonata) {
        isFollowing = true;
        text.setValue(jsonata);
        isFollowing = false;
    }

    @Override
    protected String generateModelValue() {
        return text.getValue().strip();
    }

    @Override
    protected void setPresentationValue(String jsonata) {
        say(jsonata);
        draw(jsonata);
    }
}
