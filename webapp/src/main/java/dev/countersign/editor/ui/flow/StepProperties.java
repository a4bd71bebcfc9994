package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.Keys;
import dev.countersign.definitions.edit.StepEdits;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.editor.ui.input.Fields;
import dev.countersign.editor.ui.input.LanguagesInput;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The properties of a step. What is rarely needed is under "More".
 *
 * @param <S> the kind of step
 */
abstract class StepProperties<S extends Step> implements Properties {

    private static final int LONGEST_KEY = 63;

    private final Class<S> kind;
    private final StepScope scope;
    private final Fields<S> fields;
    private final Div form = new Div();
    private final Div more = new Div();
    private final Details details;
    private final TextField key;

    StepProperties(Class<S> kind, StepScope scope) {
        this.kind = kind;
        this.scope = scope;
        this.fields = new Fields<>(this::change);
        this.key = keyField();
        form.addClassName("step-form");
        more.addClassName("step-form");
        details = new Details(say("template.step.advanced"));
        // What is rarely needed is not drawn before.
        details.addOpenedChangeListener(_ -> details.add(more));
        form.add(fields.bind(
                "/name",
                LanguagesInput.line(say("template.step.name")),
                Step::name,
                (step, name) -> kind.cast(StepEdits.named(step, name)),
                name -> name.isEmpty() ? Optional.of(say("template.step.name.missing")) : Optional.empty()));
    }

    final String say(String text, Object... arguments) {
        return scope.say(text, arguments);
    }

    final StepScope scope() {
        return scope;
    }

    final Fields<S> bind() {
        return fields;
    }

    final void add(Component... parts) {
        form.add(parts);
    }

    final void addMore(Component... parts) {
        more.add(parts);
    }

    /** Changes the step as it is now, if it is still there. */
    final void change(UnaryOperator<S> change) {
        scope.surface()
                .edits()
                .change(template -> StepEdits.change(
                                template.steps(),
                                scope.step(),
                                step -> kind.isInstance(step) ? change.apply(kind.cast(step)) : step)
                        .map(template::with));
    }

    /** The key names the step in the address, too. */
    private TextField keyField() {
        TextField field = new TextField(say("template.step.key"));
        field.setHelperText(say("template.step.key.about"));
        field.setMaxLength(LONGEST_KEY);
        field.setManualValidation(true);
        field.setValue(scope.step());
        field.addValueChangeListener(typed -> {
            String now = typed.getValue().strip();
            boolean isTaken = !now.equals(scope.step())
                    && StepTree.find(scope.template().steps(), now).isPresent();
            field.setErrorMessage(say(isTaken ? "template.step.key.taken" : "template.step.key.wrong"));
            field.setInvalid(isTaken || !Keys.isKey(now));
            if (!field.isInvalid() && !now.equals(scope.step())) {
                scope.acts().rename(scope.step(), now);
            }
        });
        return field;
    }

    @Override
    public Component fields() {
        more.add(key);
        form.add(details);
        return form;
    }

    @Override
    public List<Problem> show(TemplateDefinition template, List<Problem> problems) {
        StepTree.find(template.steps(), scope.step())
                .filter(kind::isInstance)
                .map(kind::cast)
                .ifPresent(fields::show);
        return fields.mark(problems, scope.language());
    }

    @Override
    public boolean focus(String member) {
        String path = member.isEmpty() ? "/name" : member;
        boolean found = fields.focus(path);
        if (found && !path.equals("/name")) {
            details.setOpened(details.isOpened() || isUnderMore(path));
        }
        return found;
    }

    /** Whether the field of this member is under "More". */
    boolean isUnderMore(String path) {
        return false;
    }
}
