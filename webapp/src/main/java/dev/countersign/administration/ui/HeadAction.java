package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.DepartmentRow;
import dev.countersign.administration.Departments;
import dev.countersign.people.People;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Viewer;

/** Lets those who look after people name the head of a department. */
@org.springframework.stereotype.Component
record HeadAction(Departments departments, People people) {

    /** @param done reads the page again */
    Button button(DepartmentRow department, Viewer viewer, Runnable done) {
        KeptDialog changing = new KeptDialog(viewer.actor(), "head." + department.name());
        String key = department.head().isEmpty() ? "departments.head.name" : "departments.head.change";
        Button change = changing.button(
                I18NProvider.translate(key),
                () -> changing.open(new HeadDialog(department, people, viewer, changing.fields(), (opened, head) -> {
                    DepartmentResult result = departments.lead(viewer.actor(), department.name(), opened, head);
                    done.run();
                    return result;
                })));
        change.setAriaLabel(I18NProvider.translate(key + ".of", department.name()));
        return change;
    }
}
