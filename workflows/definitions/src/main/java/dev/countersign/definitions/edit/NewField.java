package dev.countersign.definitions.edit;

import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.DateField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.MultiChoiceField;
import dev.countersign.definitions.form.NumberField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.form.Question;
import dev.countersign.definitions.form.Section;
import dev.countersign.definitions.form.TableField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Fields and sections as they are when somebody adds them: complete enough to be understood, and without errors. */
public enum NewField {
    TEXT("Text", "Texto"),
    LONG_TEXT("Long text", "Texto largo"),
    NUMBER("Number", "Número"),
    MONEY("Amount", "Importe"),
    DATE("Date", "Fecha"),
    CHOICE("Choice", "Opción"),
    MULTI_CHOICE("Several choices", "Varias opciones"),
    PERSON("Person", "Persona"),
    ATTACHMENT("Files", "Archivos"),
    TABLE("Table", "Tabla"),
    SECTION("Section", "Sección");

    private static final int TEXT_LENGTH = 200;
    private static final int LONG_TEXT_LENGTH = 4_000;
    private static final int FILES = 10;
    private static final int ROWS = 50;

    @SuppressWarnings("ImmutableEnumChecker") // texts are immutable
    private final Text label;

    NewField(String english, String spanish) {
        this.label = NewStep.text(english, spanish);
    }

    /** The kind of an item. */
    public static NewField kindOf(FormItem item) {
        return switch (item) {
            case Section _ -> SECTION;
            case Field field -> valueOf(field.kind().name());
        };
    }

    /** Whether a table can have a column of this kind. */
    public boolean isColumn() {
        return this != TABLE && this != SECTION;
    }

    /** One with this key. */
    public FormItem with(String key) {
        Question question = new Question(key, label, Text.NONE, false);
        return switch (this) {
            case TEXT -> new TextField(question, 0, TEXT_LENGTH, null);
            case LONG_TEXT -> new LongTextField(question, 0, LONG_TEXT_LENGTH);
            case NUMBER -> new NumberField(question, null, null, 0);
            case MONEY -> new MoneyField(question, null, null, List.of("EUR"));
            case DATE -> new DateField(question, null, null);
            case CHOICE -> new ChoiceField(question, options());
            case MULTI_CHOICE ->
                new MultiChoiceField(question, options(), 1, options().size());
            case PERSON -> new PersonField(question, new Among.Everybody());
            case ATTACHMENT -> new AttachmentField(question, 1, FILES, Set.of());
            case TABLE -> table(question);
            case SECTION -> new Section(key, label, Text.NONE, 1, null);
        };
    }

    /** The stem of its key. */
    public String stem() {
        return label.standard().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static List<Option> options() {
        return List.of(
                new Option("first", NewStep.text("First", "Primera")),
                new Option("second", NewStep.text("Second", "Segunda")));
    }

    private static TableField table(Question question) {
        return new TableField(
                question, List.of((Field) TEXT.with("text"), (Field) MONEY.with("amount")), 1, ROWS, "amount");
    }
}
