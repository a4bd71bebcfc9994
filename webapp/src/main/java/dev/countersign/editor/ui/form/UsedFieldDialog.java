package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;
import java.util.List;

/** Asks before a field is deleted that something uses, and says what. */
final class UsedFieldDialog extends PageDialog {

    UsedFieldDialog(Formats formats, FormItem item, List<String> uses, Runnable remove) {
        setHeaderTitle(formats.say("template.field.used.title", FieldScope.name(item, formats.language())));
        add(new Paragraph(formats.say("template.field.used.text")), list(uses));
        Button yes = new Button(formats.say("template.field.used.yes"), _ -> {
            close();
            remove.run();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(formats.say("template.field.used.no"), _ -> close()), yes);
    }

    static UnorderedList list(List<String> uses) {
        UnorderedList list = new UnorderedList();
        list.addClassName("field-uses");
        uses.forEach(use -> list.add(new ListItem(use)));
        return list;
    }
}
