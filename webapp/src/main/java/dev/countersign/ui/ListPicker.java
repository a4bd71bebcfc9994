package dev.countersign.ui;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of a list in which people type to find what they look for. A typed text that is not in it stays in the field, with a sentence; the combo box by
 * itself would put the earlier choice back without a message.
 */
public final class ListPicker<T> extends ComboBox<T> implements TypedPicker {

    /** The longest text that is repeated in a sentence. */
    private static final int LONGEST = 100;

    private final transient List<T> choices;
    /** Why the text in the field is no choice; empty if it is one, or there is none. */
    private String refusal = "";

    /**
     * The list.
     *
     * @param label what stands in the list, and can be typed
     */
    public ListPicker(String title, List<T> choices, ItemLabelGenerator<T> label) {
        super(title);
        this.choices = List.copyOf(choices);
        setItemLabelGenerator(label);
        setItems(this.choices);
        setAllowCustomValue(true);
        addCustomValueSetListener(typed -> readTyped(typed.getDetail()));
        addValueChangeListener(chosen -> accept());
        // Without a value, the browser tells nothing when the text is deleted.
        getElement().addEventListener("input", emptied -> accept()).setFilter("element.invalid && !event.target.value");
        setManualValidation(true);
    }

    /** The whole label is a choice, and so is a part that only one label has. */
    @Override
    public boolean readTyped(String text) {
        String typed = text.strip();
        Optional<T> named = typed.isEmpty() ? Optional.empty() : named(typed.toLowerCase(Locale.ROOT));
        setModelValue(named.orElse(null), true);
        refreshValue();
        if (named.isEmpty() && !typed.isEmpty()) {
            refusal = typed.length() <= LONGEST
                    ? getTranslation("form.list.unknown", typed)
                    : getTranslation("form.list.missing");
            getElement().executeJs("window.countersign.words.type(this, $0)", text);
            say(refusal);
        }
        return named.isPresent() || typed.isEmpty();
    }

    private Optional<T> named(String typed) {
        List<T> parts =
                choices.stream().filter(choice -> label(choice).contains(typed)).toList();
        return parts.stream()
                .filter(choice -> label(choice).equals(typed))
                .findFirst()
                .or(() -> parts.size() == 1 ? Optional.of(parts.getFirst()) : Optional.empty());
    }

    private String label(T choice) {
        return getItemLabelGenerator().apply(choice).toLowerCase(Locale.ROOT);
    }

    private void accept() {
        refusal = "";
        say("");
    }

    /** What is wrong where a choice is needed: a typed text that is none, or nothing; empty if there is a choice. */
    public Optional<String> problem() {
        if (!refusal.isEmpty()) {
            return Optional.of(refusal);
        }
        return isEmpty() ? Optional.of(getTranslation("form.list.missing")) : Optional.empty();
    }

    /** Shows what is wrong with the choice; an empty sentence removes it. */
    public void say(String problem) {
        setErrorMessage(problem);
        setInvalid(!problem.isEmpty());
    }
}
