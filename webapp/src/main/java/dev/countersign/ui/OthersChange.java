package dev.countersign.ui;

import com.vaadin.flow.i18n.I18NProvider;

/** What is said if somebody else has changed a field since it was shown. What was typed stays; who saves it again has read what it replaces. */
public final class OthersChange {

    private OthersChange() {}

    /** For the field. */
    public static String isNow(String value) {
        return I18NProvider.translate("people.changed-by-others.to", shown(value));
    }

    /** The value in a sentence. */
    public static String shown(String value) {
        return value.isEmpty() ? I18NProvider.translate("people.changed-by-others.nothing") : value;
    }

    /** For the whole form. */
    public static void say() {
        Toast.say(I18NProvider.translate("people.changed-by-others"));
    }
}
