package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;

/**
 * What all kinds of fields have.
 *
 * @param key unique in its form
 * @param help a sentence below the field; {@link Text#NONE} if there is none
 * @param required whether it needs an answer whenever it is shown
 */
public record Question(String key, Text label, Text help, boolean required, FieldRules rules) {

    /** One without rules. */
    public Question(String key, Text label, Text help, boolean required) {
        this(key, label, help, required, FieldRules.NONE);
    }

    public Question withKey(String other) {
        return new Question(other, label, help, required, rules);
    }

    public Question labelled(Text other) {
        return new Question(key, other, help, required, rules);
    }

    public Question helped(Text other) {
        return new Question(key, label, other, required, rules);
    }

    public Question withRequired(boolean other) {
        return new Question(key, label, help, other, rules);
    }

    public Question with(FieldRules other) {
        return new Question(key, label, help, required, other);
    }
}
