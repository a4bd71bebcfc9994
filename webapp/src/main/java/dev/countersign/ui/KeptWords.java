package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import dev.countersign.people.Actor;
import java.util.UUID;

/**
 * Words that are being typed, and the dialog they are typed into, kept by the browser's tab until they are sent. They outlive a lost session, a
 * reload and a restart of the server. The key says whose words they are: whoever signs in next in the same tab does not see them.
 */
public final class KeptWords {

    private final String key;

    /** @param about the request or approval that the words are about */
    public KeptWords(Actor actor, UUID about) {
        this.key = actor.person().value() + "." + about;
    }

    /** Puts what was kept into the field, and from now on keeps what is typed into it. The kept words win over those in the field. */
    public void keep(Component field) {
        field.getElement().setAttribute("data-kept", key);
        field.getElement().executeJs("window.countersign.words.restore(this)");
    }

    /** Hands over the words, empty when there are none; later, since the browser is asked. */
    public void read(Component part, SerializableConsumer<String> then) {
        part.getElement()
                .executeJs("return window.countersign.words.get($0)", key)
                .then(String.class, then);
    }

    /** Where a dialog was open, hands over its name and the words; later, since the browser is asked. */
    public void readDialog(Component part, SerializableBiConsumer<String, String> then) {
        part.getElement()
                .executeJs("return [window.countersign.words.dialog($0), window.countersign.words.get($0)]", key)
                .then(found -> {
                    if (!found.get(0).asString().isEmpty()) {
                        then.accept(found.get(0).asString(), found.get(1).asString());
                    }
                });
    }

    /** Words that were typed before are the person's again. */
    public void put(Component part, String words) {
        part.getElement().executeJs("window.countersign.words.put($0, $1)", key, words);
    }

    /** Notes which dialog is open, empty for none. */
    public void putDialog(UI ui, String name) {
        ui.getPage().executeJs("window.countersign.words.open($0, $1)", key, name);
    }

    /** They are sent. */
    public void forget(Component part) {
        part.getElement().executeJs("window.countersign.words.forget($0)", key);
    }
}
