package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Text;
import java.util.stream.Stream;

/** Focuses a field of a form or a dialog, in the order in which its fields are shown. */
public final class FirstField {

    private FirstField() {}

    /** Focuses the first field that can be filled in; does nothing if there is none. */
    public static void focus(Component form) {
        fields(form).findFirst().ifPresent(FirstField::focusOne);
    }

    /** Focuses the first field that says what is wrong with it; does nothing if none does. */
    public static void focusWrong(Component form) {
        fields(form).filter(FirstField::isWrong).findFirst().ifPresent(FirstField::focusOne);
    }

    private static boolean isWrong(Component field) {
        return field instanceof HasValidation validated && validated.isInvalid();
    }

    private static Stream<Component> fields(Component part) {
        return part.getChildren()
                // A text has no visibility of its own.
                .filter(child -> !(child instanceof Text) && child.isVisible())
                .flatMap(child -> child instanceof HasValue<?, ?> value && !value.isReadOnly()
                        ? Stream.of(child)
                        : fields(child));
    }

    /** A group of radio buttons or checkboxes cannot be focused, but one of its buttons can. A dialog itself has the focus at first. */
    private static void focusOne(Component field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        } else {
            field.getElement()
                    .executeJs(
                            "setTimeout(() => (this.querySelector('[checked]') ?? this.querySelector('input') ?? this).focus())");
        }
    }
}
