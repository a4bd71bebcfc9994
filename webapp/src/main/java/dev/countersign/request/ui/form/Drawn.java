package dev.countersign.request.ui.form;

import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FieldRules;
import dev.countersign.definitions.form.Question;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;

/**
 * What of a field its input is made from. Its words and its rules are not part of that: they are put on the input that is there, so that somebody who types
 * into the preview of a form loses neither the text nor the focus.
 */
final class Drawn {

    private Drawn() {}

    /** Whether the input of one can be that of the other. */
    static boolean isSame(Field one, Field other) {
        return bare(one).equals(bare(other));
    }

    private static Field bare(Field field) {
        FieldRules rules = field.rules();
        Field bare = field.with(new Question(
                field.key(),
                Text.NONE,
                Text.NONE,
                false,
                new FieldRules(null, null, null, rules.computed() == null ? null : "", rules.initial())));
        return bare instanceof TableField table
                ? table.withColumns(table.columns().stream().map(Drawn::bare).toList())
                : bare;
    }

    /** Puts the words of a field on its input; false if the input has no place for them. */
    static boolean relabel(FieldEditor editor, Field now, Locale language) {
        if (!(editor.component() instanceof HasLabel label) || !(editor.component() instanceof HasHelper help)) {
            return false;
        }
        label.setLabel(now.label().in(language));
        help.setHelperText(now.help().in(language));
        FieldInput.require(editor.marked(), now.required());
        return !(editor instanceof TableEditor table)
                || !(now instanceof TableField fields)
                || table.rows().allMatch(row -> relabel(row, fields.columns(), language));
    }

    private static boolean relabel(List<FieldEditor> editors, List<Field> now, Locale language) {
        boolean all = true;
        for (int at = 0; at < editors.size(); at++) {
            all &= relabel(editors.get(at), now.get(at), language);
        }
        return all;
    }
}
