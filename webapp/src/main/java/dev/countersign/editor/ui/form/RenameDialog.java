package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;
import java.util.List;
import java.util.function.Consumer;

/** Asks whether what names a field follows its new key. */
final class RenameDialog extends PageDialog {

    private boolean isAnswered;

    /**
     * A dialog about one field.
     *
     * @param rename gets whether everything follows
     * @param kept runs if the field keeps its key
     */
    RenameDialog(
            Formats formats, String before, String now, List<String> uses, Consumer<Boolean> rename, Runnable kept) {
        setHeaderTitle(formats.say("template.field.rename.title", before, now));
        add(new Paragraph(formats.say("template.field.rename.text", uses.size())), UsedFieldDialog.list(uses));
        Button everywhere = new Button(formats.say("template.field.rename.everywhere"), _ -> answer(rename, true));
        everywhere.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter()
                .add(
                        new Button(formats.say("template.cancel"), _ -> close()),
                        new Button(formats.say("template.field.rename.alone"), _ -> answer(rename, false)),
                        everywhere);
        addOpenedChangeListener(changed -> {
            if (!changed.isOpened() && !isAnswered) {
                kept.run();
            }
        });
    }

    private void answer(Consumer<Boolean> rename, boolean follows) {
        isAnswered = true;
        close();
        rename.accept(follows);
    }
}
