package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.Among;
import dev.countersign.editor.ui.flow.Directory;
import dev.countersign.editor.ui.input.Choice;
import java.util.List;

/** Who can be chosen in a field of people. */
final class AmongInput extends CustomField<Among> {

    private enum Kind {
        EVERYBODY,
        MANAGERS,
        ADMINISTRATORS,
        TEMPLATE_EDITORS,
        GROUP
    }

    private final Choice<Kind> kind;
    private final ComboBox<String> group;

    AmongInput(FieldScope scope) {
        super(new Among.Everybody());
        setLabel(scope.say("template.field.from"));
        kind = Choice.named(
                scope.say("template.field.from"),
                List.of(Kind.values()),
                one -> scope.say("template.field.from." + one.name()));
        group = Directory.groups(scope.surface().usage(), scope.surface().viewer());
        Div all = new Div(kind, group);
        all.addClassName("approvers-input");
        add(all);
        kind.addValueChangeListener(_ -> {
            group.setVisible(kind.getValue() == Kind.GROUP);
            updateValue();
        });
        group.addValueChangeListener(_ -> updateValue());
        group.setVisible(false);
    }

    /** Without a group it stays as it is. */
    @Override
    protected Among generateModelValue() {
        return switch (kind.getValue()) {
            case EVERYBODY -> new Among.Everybody();
            case MANAGERS -> new Among.HoldersOf(Among.Role.MANAGER);
            case ADMINISTRATORS -> new Among.HoldersOf(Among.Role.ADMINISTRATOR);
            case TEMPLATE_EDITORS -> new Among.HoldersOf(Among.Role.TEMPLATE_EDITOR);
            case GROUP -> group.getValue() == null ? getValue() : new Among.Group(group.getValue());
        };
    }

    @Override
    protected void setPresentationValue(Among among) {
        switch (among) {
            case Among.Everybody _ -> kind.setValue(Kind.EVERYBODY);
            case Among.HoldersOf(Among.Role role) ->
                kind.setValue(
                        switch (role) {
                            case ADMINISTRATOR -> Kind.ADMINISTRATORS;
                            case TEMPLATE_EDITOR -> Kind.TEMPLATE_EDITORS;
                            case MANAGER -> Kind.MANAGERS;
                        });
            case Among.Group(String key) -> {
                kind.setValue(Kind.GROUP);
                group.setValue(key);
            }
        }
        group.setVisible(kind.getValue() == Kind.GROUP);
    }
}
