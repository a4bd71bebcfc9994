package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One of several values. A value that is not offered, because what it names is not there any more, is shown as it is.
 *
 * @param <T> must have a value
 */
public final class Choice<T> extends Select<T> {

    private final transient List<T> offered;

    public Choice(String label, List<T> offered, Function<T, String> words) {
        this.offered = List.copyOf(offered);
        if (!label.isEmpty()) {
            setLabel(label);
        }
        setItems(offered);
        setItemLabelGenerator(words::apply);
        if (!offered.isEmpty()) {
            setValue(offered.getFirst());
        }
    }

    /** One with a name for screen readers only. */
    public static <T> Choice<T> named(String name, List<T> offered, Function<T, String> words) {
        Choice<T> choice = new Choice<>("", offered, words);
        choice.setAriaLabel(name);
        return choice;
    }

    @Override
    public void setValue(T value) {
        // Called by the constructor of the parent, too.
        if (offered != null && value != null && !offered.contains(value)) {
            List<T> more = new ArrayList<>(offered);
            more.add(value);
            setItems(more);
        }
        super.setValue(value);
    }
}
