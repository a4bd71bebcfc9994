package dev.countersign.administration.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.DepartmentRow;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.PersonPicker;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Asks who is the head of a department. */
final class HeadDialog extends PageDialog {

    private @Nullable transient PersonId opened;

    HeadDialog(
            DepartmentRow department,
            People people,
            Viewer viewer,
            KeptFields kept,
            BiFunction<Optional<PersonId>, Optional<PersonId>, DepartmentResult> save) {
        opened = department.head().map(PersonName::id).orElse(null);
        setHeaderTitle(department.name());
        PersonPicker head = new PersonPicker(getTranslation("departments.head"), people, viewer, Set.of());
        head.setClearButtonVisible(true);
        head.setWidthFull();
        department.head().filter(_ -> !department.headLeft()).ifPresent(head::setValue);
        kept.keep("head", head, head.notation());
        Button yes = new Button(getTranslation("groups.save"));
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        yes.addClickListener(clicked -> {
            if (head.refusesText()) {
                yes.setEnabled(true);
                return;
            }
            DepartmentResult result = save.apply(
                    Optional.ofNullable(opened),
                    Optional.ofNullable(head.getValue()).map(PersonName::id));
            yes.setEnabled(true);
            if (result instanceof DepartmentResult.Saved) {
                kept.forget(UI.getCurrentOrThrow());
                close();
                Toast.say(GroupWords.sentence(result, viewer));
            } else {
                if (result instanceof DepartmentResult.ChangedByOthers changed) {
                    opened = changed.head().map(PersonName::id).orElse(null);
                }
                head.refuse(GroupWords.sentence(result, viewer));
            }
        });
        add(new Paragraph(getTranslation("departments.head.text")), head);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
    }
}
