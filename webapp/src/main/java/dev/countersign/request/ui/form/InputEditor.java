package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.dom.Element;
import dev.countersign.definitions.form.Field;
import java.util.Map;
import java.util.Optional;

/** An editor whose problems are shown at one input. */
abstract class InputEditor<F extends Field> implements FieldEditor {

    final F field;
    private final Component input;
    private final HasValidationProperties problems;
    private final Focusable<?> focus;

    <C extends Component & HasValidationProperties & Focusable<?>> InputEditor(F field, C input) {
        this.field = field;
        this.input = input;
        this.problems = input;
        this.focus = input;
    }

    @Override
    public final F field() {
        return field;
    }

    @Override
    public Component component() {
        return input;
    }

    @Override
    public final Element marked() {
        return input.getElement();
    }

    @Override
    public void restore(Map<String, DraftValue> draft) {
        Optional.ofNullable(draft.get(field.key())).ifPresent(this::restore);
    }

    /** Restores the value of the draft under the key of the field. */
    abstract void restore(DraftValue kept);

    @Override
    public void showProblem(String sentence) {
        FieldInput.showProblem(problems, sentence);
    }

    @Override
    public void clearProblem() {
        FieldInput.clearProblem(problems);
    }

    @Override
    public final void focus() {
        focus.focus();
    }
}
