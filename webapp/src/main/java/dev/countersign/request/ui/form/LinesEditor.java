package dev.countersign.request.ui.form;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Text of one or several lines. Text that is too long is reported and not cut off, so that pasted text is not lost. */
final class LinesEditor extends InputEditor<Field> {

    private static final double SHOW_COUNT_FROM = 0.6;

    private final TextFieldBase<?, String> input;
    private final String help;
    private final int longest;
    private final Formats formats;

    LinesEditor(Field field, int longest, Surroundings around) {
        TextFieldBase<?, String> text =
                FieldInput.dress(field instanceof LongTextField ? area() : new TextField(), field, around.language());
        super(field, text);
        this.input = text;
        this.longest = longest;
        this.formats = around.formats();
        this.help = field.help().in(around.language());
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.addValueChangeListener(typed -> showCount());
    }

    @Override
    public Optional<JsonNode> answer() {
        return input.getValue().isBlank() ? Optional.empty() : Optional.of(StringNode.valueOf(input.getValue()));
    }

    @Override
    void restore(DraftValue kept) {
        input.setValue(kept.text());
    }

    private void showCount() {
        int written = input.getValue().codePointCount(0, input.getValue().length());
        boolean worthSaying = written > longest * SHOW_COUNT_FROM;
        String count = worthSaying ? input.getTranslation("form.count", counted(written), counted(longest)) : "";
        input.setHelperText(help.isEmpty() || count.isEmpty() ? help + count : Dotted.of(help, count));
    }

    private String counted(int characters) {
        return formats.number(BigDecimal.valueOf(characters));
    }

    private static TextArea area() {
        TextArea area = new TextArea();
        area.setMinRows(4);
        area.setMaxRows(14);
        return area;
    }
}
