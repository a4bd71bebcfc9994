package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.people.People;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Viewer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Department, manager and roles of a person. */
final class StaffForm extends Div {

    StaffForm(StaffMember member, People people, Viewer viewer, Function<StaffDraft, StaffResult> save) {
        addClassName("organisation-filter");
        TextField department = new TextField(getTranslation("people.department"));
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
        KeptFields kept =
                new KeptFields(viewer.actor(), "person." + member.row().person().id());
        kept.keepText("department", department);
        kept.keep("manager", manager, manager.notation());
        if (member.mayGrant()) {
            kept.keep("roles", roles, KeptFields.several(EnumSet.allOf(Role.class)));
        }
        Div fields = new Div(department, manager);
        fields.addClassName("organisation-fields");
        Button button = new Button(getTranslation("people.save"), clicked -> {
            Set<Role> chosen = EnumSet.of(Role.EMPLOYEE);
            chosen.addAll(roles.getValue());
            StaffResult result = save.apply(new StaffDraft(
                    Optional.of(department.getValue()),
                    Optional.ofNullable(manager.getValue()).map(PersonName::id),
                    chosen));
            if (result instanceof StaffResult.Saved) {
                kept.forget(UI.getCurrentOrThrow());
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        add(kept.note(), fields, roles, button);
    }
}
