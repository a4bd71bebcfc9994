package dev.countersign.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.audit.LastChange;
import java.util.Optional;

/** What is said if somebody else has changed a field since it was shown. What was typed stays; who saves it again has read what it replaces. */
public final class OthersChange {

    private OthersChange() {}

    /** For the field, where nobody knows who it was. */
    public static String isNow(String value) {
        return I18NProvider.translate("people.changed-by-others.to", shown(value));
    }

    /** For the field, with who has changed it and when, if that is known. It can be the reader in another window. */
    public static String isNow(String value, Optional<LastChange> last, Viewer viewer) {
        return last.map(change -> sentence(change, shown(value), viewer)).orElseGet(() -> isNow(value));
    }

    private static String sentence(LastChange change, String value, Viewer viewer) {
        Formats formats = viewer.formats();
        String when = formats.inSentence(change.at());
        return change.by().id().equals(viewer.actor().person())
                ? formats.say("setting.changed.own", when, value)
                : formats.say("setting.changed", change.by().name(), when, value);
    }

    private static String shown(String value) {
        return value.isEmpty() ? I18NProvider.translate("people.changed-by-others.nothing") : value;
    }

    /** For the whole form. */
    public static void say() {
        Toast.say(I18NProvider.translate("people.changed-by-others"));
    }
}
