package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.Map;

/** A text in English and in Spanish, side by side. It changes while it is typed. Translations into other languages stay as they are. */
public final class LanguagesInput extends CustomField<Text> {

    private static final String OTHER = "es";
    private static final int PAUSE = 500;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST = 5_000;

    private final AbstractField<?, String> english;
    private final AbstractField<?, String> spanish;
    private Map<String, String> translations = Map.of();

    private LanguagesInput(String label, AbstractField<?, String> english, AbstractField<?, String> spanish) {
        super(Text.NONE);
        this.english = english;
        this.spanish = spanish;
        setLabel(label);
        addClassName("languages");
        english.addValueChangeListener(_ -> updateValue());
        spanish.addValueChangeListener(_ -> updateValue());
        Div both = new Div(english, spanish);
        both.addClassName("side-by-side");
        add(both);
    }

    /** For a text of one line. */
    public static LanguagesInput line(String label) {
        return new LanguagesInput(label, field(label, "en"), field(label, OTHER));
    }

    /** For a text of several lines. */
    public static LanguagesInput lines(String label) {
        return new LanguagesInput(label, area(label, "en"), area(label, OTHER));
    }

    private static TextField field(String label, String language) {
        TextField field = new TextField();
        field.setAriaLabel(label + ", " + field.getTranslation("template.language." + language));
        field.setPrefixComponent(LanguageMark.of(language));
        field.setMaxLength(LONGEST_LINE);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        return field;
    }

    private static TextArea area(String label, String language) {
        TextArea area = new TextArea();
        area.setAriaLabel(label + ", " + area.getTranslation("template.language." + language));
        area.setPrefixComponent(LanguageMark.of(language));
        area.setMaxLength(LONGEST);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.setValueChangeTimeout(PAUSE);
        return area;
    }

    @Override
    protected Text generateModelValue() {
        Map<String, String> all = new HashMap<>(translations);
        if (spanish.getValue().isBlank()) {
            all.remove(OTHER);
        } else {
            all.put(OTHER, spanish.getValue().strip());
        }
        return new Text(english.getValue().strip(), all);
    }

    @Override
    protected void setPresentationValue(Text text) {
        translations = text.translations();
        english.setValue(text.standard());
        spanish.setValue(translations.getOrDefault(OTHER, ""));
    }
}
