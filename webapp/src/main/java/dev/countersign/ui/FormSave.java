package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.List;
import java.util.stream.Stream;

/**
 * For pages with several forms: the button of a form stands out only while the form holds changes, and what is wrong with a field is not said any more once the
 * field is changed.
 */
public final class FormSave {

    private FormSave() {}

    /** Call it when the form shows what is stored. */
    public static <C extends Component> C quiet(C form) {
        List<Button> buttons = parts(form)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getThemeNames().contains(ButtonVariant.PRIMARY.getVariantName()))
                .toList();
        buttons.forEach(button -> button.removeThemeVariants(ButtonVariant.PRIMARY));
        parts(form).forEach(part -> {
            if (part instanceof HasValue<?, ?> field) {
                field.addValueChangeListener(_ -> {
                    if (part instanceof HasValidationProperties refused) {
                        refused.setInvalid(false);
                    }
                    buttons.forEach(button -> button.addThemeVariants(ButtonVariant.PRIMARY));
                });
            }
        });
        // After the listener that saves.
        buttons.forEach(button -> button.addClickListener(_ -> {
            if (parts(form).noneMatch(FormSave::isRefused)) {
                buttons.forEach(one -> one.removeThemeVariants(ButtonVariant.PRIMARY));
            }
        }));
        return form;
    }

    private static boolean isRefused(Component part) {
        return part instanceof HasValidationProperties field && field.isInvalid();
    }

    private static Stream<Component> parts(Component part) {
        return Stream.concat(Stream.of(part), part.getChildren().flatMap(FormSave::parts));
    }
}
