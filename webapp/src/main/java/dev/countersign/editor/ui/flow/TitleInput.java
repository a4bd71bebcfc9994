package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.LongTextField;
import dev.countersign.definitions.form.TextField;
import dev.countersign.definitions.text.Text;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.editor.ui.input.LanguagesInput;
import java.util.List;
import java.util.stream.Stream;

/** What requests are called: the answer to a field, or the value of an expression in each language. */
final class TitleInput extends CustomField<Text> {

    private static final String EXPRESSION = "";

    private final List<String> fields;
    private final Choice<String> field;
    private final LanguagesInput expression;

    TitleInput(StepScope scope) {
        super(Text.NONE);
        setLabel(getTranslation("template.settings.title"));
        fields = scope.template().form().fields().stream()
                .filter(one -> one instanceof TextField || one instanceof LongTextField)
                .map(Field::key)
                .toList();
        field = Choice.named(
                getTranslation("template.settings.title"),
                Stream.concat(fields.stream(), Stream.of(EXPRESSION)).toList(),
                key -> key.isEmpty() ? getTranslation("template.settings.title.expression") : scope.field(key));
        expression = LanguagesInput.line(getTranslation("template.approvers.jsonata"));
        Div all = new Div(field, expression);
        all.addClassName("panel-input");
        add(all);
        field.addValueChangeListener(_ -> {
            expression.setVisible(field.getValue().isEmpty());
            updateValue();
        });
        expression.addValueChangeListener(_ -> updateValue());
    }

    @Override
    protected Text generateModelValue() {
        if (!field.getValue().isEmpty()) {
            return Text.of(field.getValue());
        }
        return expression.getValue().isEmpty() ? getValue() : expression.getValue();
    }

    @Override
    protected void setPresentationValue(Text title) {
        boolean isField = title.translations().isEmpty() && fields.contains(title.standard());
        field.setValue(isField ? title.standard() : EXPRESSION);
        expression.setValue(title);
        expression.setVisible(!isField);
    }
}
