package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.condition.Condition.Operator;
import dev.countersign.definitions.condition.Literals;
import dev.countersign.definitions.condition.Subject;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.DecimalField;
import dev.countersign.editor.ui.input.Numerals;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The value of a comparison as JSONata writes it, in the field that fits what is compared. A value that is none leaves it as it was. */
final class ValueInput extends CustomField<String> {

    private static final int LONGEST = 200;
    private static final int PAUSE = 400;

    private final String name;
    private final Formats formats;
    private transient Supplier<String> read;

    ValueInput(Subject subject, Operator operator, String value, Formats formats) {
        super(value);
        this.name = getTranslation("template.condition.value");
        this.formats = formats;
        this.read = () -> value;
        add(field(subject, operator, Literals.plain(value)));
    }

    /** A value to begin with. */
    static String standard(Subject subject, Operator operator) {
        if (!operator.hasValue()) {
            return "";
        }
        String first =
                subject.options().isEmpty() ? "" : subject.options().getFirst().value();
        String text = switch (subject.kind()) {
            case NUMBER -> "0";
            case DATE -> Literals.text(LocalDate.EPOCH.withYear(2027).toString());
            case TEXT, CHOICE, OTHER -> Literals.text(first);
        };
        return operator == Operator.ONE_OF ? Literals.list(List.of(first)) : text;
    }

    private Component field(Subject subject, Operator operator, List<String> values) {
        String first = values.isEmpty() ? "" : values.getFirst();
        if (operator == Operator.ONE_OF) {
            return subject.options().isEmpty() ? texts(values) : several(subject, values);
        }
        return switch (subject.kind()) {
            case NUMBER -> number(subject, first);
            case DATE -> date(first);
            case CHOICE -> choice(subject, first);
            case TEXT, OTHER -> text(first);
        };
    }

    private <F extends Component & HasValue<?, ?>> F listening(F field, Supplier<String> now) {
        read = now;
        field.addValueChangeListener(_ -> updateValue());
        return field;
    }

    private Component number(Subject subject, String value) {
        DecimalField field = new DecimalField(name, Numerals.amounts(formats, subject.currencies()));
        field.setValue(Literals.number(value).orElse(BigDecimal.ZERO));
        return listening(
                field,
                () -> Optional.ofNullable(field.getValue())
                        .map(number -> number.stripTrailingZeros().toPlainString())
                        .filter(number -> Literals.number(number).isPresent())
                        .orElseGet(this::getValue));
    }

    private Component date(String value) {
        DayPicker field = new DayPicker("", formats);
        field.setAriaLabel(name);
        Literals.date(value).ifPresent(field::setValue);
        return listening(
                field,
                () -> field.getValue() == null
                        ? getValue()
                        : Literals.text(field.getValue().toString()));
    }

    private Component choice(Subject subject, String value) {
        Map<String, Text> labels = labels(subject);
        Choice<String> field = Choice.named(
                name,
                List.copyOf(labels.keySet()),
                one -> labels.getOrDefault(one, Text.of(one)).in(language()));
        field.setValue(value);
        return listening(field, () -> Literals.text(field.getValue()));
    }

    private Component several(Subject subject, List<String> values) {
        Map<String, Text> labels = labels(subject);
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>();
        List<String> offered = new ArrayList<>(labels.keySet());
        values.stream().filter(one -> !offered.contains(one)).forEach(offered::add);
        field.setAriaLabel(name);
        field.setItems(offered);
        field.setItemLabelGenerator(
                one -> labels.getOrDefault(one, Text.of(one)).in(language()));
        field.setValue(Set.copyOf(values));
        return listening(
                field,
                () -> field.getValue().isEmpty()
                        ? getValue()
                        : Literals.list(offered.stream()
                                .filter(field.getValue()::contains)
                                .toList()));
    }

    private Component text(String value) {
        TextField field = line(value);
        return listening(field, () -> Literals.text(field.getValue().strip()));
    }

    private Component texts(List<String> values) {
        TextField field = line(String.join(", ", values));
        field.setHelperText(getTranslation("template.condition.values"));
        return listening(field, () -> {
            List<String> typed = Arrays.stream(field.getValue().split(","))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
            return typed.isEmpty() ? getValue() : Literals.list(typed);
        });
    }

    private TextField line(String value) {
        TextField field = new TextField();
        field.setAriaLabel(name);
        field.setMaxLength(LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        field.setValue(value);
        return field;
    }

    private static Map<String, Text> labels(Subject subject) {
        Map<String, Text> labels = new LinkedHashMap<>();
        subject.options().forEach((Option option) -> labels.put(option.value(), option.label()));
        return labels;
    }

    private Locale language() {
        return formats.language();
    }

    @Override
    protected String generateModelValue() {
        return read.get();
    }

    /** The field is made for the value, and another value gets another field. */
    @Override
    protected void setPresentationValue(String value) {}
}
