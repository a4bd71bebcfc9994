package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValueAndElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.upload.Upload;

/** Shows forms to whoever may read and not change them: fields cannot be edited, and there is nothing to press. */
public final class ReadOnly {

    private ReadOnly() {}

    public static <C extends Component> C show(C form) {
        switch (form) {
            case Button button -> button.setVisible(false);
            case Upload upload -> upload.setVisible(false);
            case Input native_ -> native_.setVisible(false);
            case HasValueAndElement<?, ?> field -> field.setReadOnly(true);
            default -> form.getChildren().forEach(ReadOnly::show);
        }
        return form;
    }
}
