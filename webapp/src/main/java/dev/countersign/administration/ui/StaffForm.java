package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffMember;
import dev.countersign.people.People;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Department, manager and roles of a person. */
final class StaffForm extends Div {

    StaffForm(StaffMember member, People people, Viewer viewer, Consumer<StaffDraft> save) {
        addClassName("organisation-filter");
        TextField department = new TextField(getTranslation("people.department"));
        department.setMaxLength(200);
        department.setValue(Optional.ofNullable(member.row().department()).orElse(""));
        PersonPicker manager = new PersonPicker(
                getTranslation("people.manager"),
                people,
                viewer,
                Set.of(member.row().person().id()));
        manager.setClearButtonVisible(true);
        manager.setValue(member.row().manager().orElse(null));
        CheckboxGroup<Role> roles = new CheckboxGroup<>(getTranslation("people.roles"));
        roles.setItems(EnumSet.complementOf(EnumSet.of(Role.EMPLOYEE)));
        roles.setItemLabelGenerator(StaffWords::role);
        roles.setValue(member.row().roles());
        roles.setHelperText(getTranslation("people.roles.help"));
        roles.setReadOnly(!member.mayGrant());
        Div fields = new Div(department, manager);
        fields.addClassName("organisation-fields");
        Button button = new Button(getTranslation("people.save"), clicked -> {
            Set<Role> chosen = EnumSet.of(Role.EMPLOYEE);
            chosen.addAll(roles.getValue());
            save.accept(new StaffDraft(
                    Optional.of(department.getValue()),
                    Optional.ofNullable(manager.getValue()).map(PersonName::id),
                    chosen));
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        add(fields, roles, button);
    }
}
