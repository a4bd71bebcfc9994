package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.edit.FormEdits;
import dev.countersign.definitions.edit.Keys;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.editor.ui.input.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The properties of an item of a form. What is rarely needed is in groups that open.
 *
 * @param <I> the kind of item
 */
final class ItemProperties<I extends FormItem> {

    private static final int LONGEST_KEY = 63;

    /** A group that opens, and the members whose inputs are in it. */
    private record Group(Details details, List<String> members) {}

    private final Class<I> kind;
    private final FieldScope scope;
    private final Fields<I> fields;
    private final Div form = new Div();
    private final List<Group> groups = new ArrayList<>();
    private final TextField key;

    ItemProperties(Class<I> kind, FieldScope scope) {
        this.kind = kind;
        this.scope = scope;
        this.fields = new Fields<>(this::change);
        this.key = keyField();
        form.addClassName("step-form");
    }

    Fields<I> bind() {
        return fields;
    }

    FieldScope scope() {
        return scope;
    }

    void add(Component... parts) {
        form.add(parts);
    }

    /** Adds parts in a group that opens. They are not drawn before. */
    void addGroup(String label, List<String> members, List<? extends Component> parts) {
        Div inside = new Div();
        inside.addClassName("step-form");
        parts.forEach(inside::add);
        Details details = new Details(scope.say(label));
        details.addClassName("group-" + label.substring(label.lastIndexOf('.') + 1));
        details.addOpenedChangeListener(_ -> details.add(inside));
        groups.add(new Group(details, members));
        form.add(details);
    }

    TextField key() {
        return key;
    }

    /** Changes the item as it is now, if it is still there. */
    private void change(UnaryOperator<I> change) {
        scope.surface()
                .edits()
                .change(template -> FormEdits.change(
                        template, scope.id(), item -> kind.isInstance(item) ? change.apply(kind.cast(item)) : item));
    }

    /** The key names the field in expressions and in the address, too. */
    private TextField keyField() {
        TextField field = new TextField(scope.say("template.step.key"));
        field.setHelperText(scope.say("template.field.key.about"));
        field.setMaxLength(LONGEST_KEY);
        field.setManualValidation(true);
        field.setValue(scope.id().key());
        field.addValueChangeListener(typed -> {
            String now = typed.getValue().strip();
            boolean isTaken = !FormEdits.isFree(scope.template().form(), scope.id(), now);
            field.setErrorMessage(scope.say(isTaken ? "template.field.key.taken" : "template.step.key.wrong"));
            field.setInvalid(isTaken || !Keys.isKey(now));
            if (!field.isInvalid() && !now.equals(scope.id().key())) {
                scope.acts()
                        .rename(scope.id(), now, () -> field.setValue(scope.id().key()));
            }
        });
        return field;
    }

    Component fields() {
        return form;
    }

    /** Shows the newest content; returns the problems for which there is no input. */
    List<Problem> show(FormItem item, List<Problem> problems) {
        if (kind.isInstance(item)) {
            fields.show(kind.cast(item));
        }
        List<Problem> others = fields.mark(problems, scope.language());
        for (Group group : groups) {
            boolean isWrong = problems.stream()
                    .anyMatch(problem ->
                            problem.isError() && group.members().stream().anyMatch(problem.path()::startsWith));
            group.details().setClassName("group-wrong", isWrong);
        }
        return others;
    }

    /** Focuses the input of this member, and opens its group. */
    boolean focus(String member) {
        String path = member.isEmpty() ? "/label" : member;
        groups.stream()
                .filter(group -> group.members().stream().anyMatch(path::startsWith))
                .forEach(group -> group.details().setOpened(true));
        return fields.focus(path);
    }
}
