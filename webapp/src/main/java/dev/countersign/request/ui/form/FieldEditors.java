package dev.countersign.request.ui.form;

import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;

final class FieldEditors {

    private FieldEditors() {}

    static FieldEditor of(Field field, Surroundings around) {
        if (field.rules().computed() != null) {
            return new ComputedEditor(field, around);
        }
        return switch (field) {
            case TextField text -> new LinesEditor(text, text.maxLength(), around);
            case LongTextField text -> new LinesEditor(text, text.maxLength(), around);
            case NumberField number -> new NumberEditor(number, around);
            case MoneyField money -> new MoneyEditor(money, around);
            case DateField date -> new DateEditor(date, around);
            case ChoiceField choice -> new ChoiceEditor(choice, around);
            case MultiChoiceField choice -> new MultiChoiceEditor(choice, around);
            case PersonField person -> new PersonEditor(person, around);
            case AttachmentField files -> new AttachmentEditor(files, around);
            case TableField table -> new TableEditor(table, around);
        };
    }
}
