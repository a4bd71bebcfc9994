package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DisabledUpdateMode;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableBiConsumer;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.internal.nodefeature.ReturnChannelMap;
import com.vaadin.flow.internal.nodefeature.ReturnChannelRegistration;
import dev.countersign.people.Actor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Stores text that is being typed, and which dialog is open, in the tab of the browser until the text is sent. It survives a lost session, a
 * reload and a restart of the server. The key contains the person, so that the next person in the same tab does not see it.
 */
public final class KeptWords {

    private final String key;

    /** @param about the request or approval that the text is about */
    public KeptWords(Actor actor, UUID about) {
        this.key = actor.person().value() + "." + about;
    }

    /** @param revision distinguishes texts about the same request */
    public KeptWords(Actor actor, UUID about, int revision) {
        this.key = actor.person().value() + "." + about + "." + revision;
    }

    /**
     * Of a field that has a name of its own.
     *
     * @param field its name, with the id of what it is about if there can be several
     */
    public KeptWords(Actor actor, String field) {
        this.key = actor.person().value() + "." + field;
    }

    /** Restores the stored text in the field, instead of its text, and stores what is typed from now on. */
    public void keep(Component field) {
        keep(field, () -> {});
    }

    /** @param restored is called if a text was restored that differs from the one of the field */
    void keep(Component field, SerializableRunnable restored) {
        field.getElement().setAttribute("data-kept", key);
        field.getElement()
                .executeJs("return window.countersign.words.restore(this)")
                .then(Boolean.class, changed -> {
                    if (changed) {
                        restored.run();
                    }
                });
    }

    /** Passes the stored text, empty if there is none, also to a disabled part. Asynchronous, because the browser is asked. */
    public void read(Component part, SerializableConsumer<String> then) {
        Element element = part.getElement();
        // Flow ignores the return value of a script if its element is disabled; a channel can be set to accept it.
        ReturnChannelRegistration answer = element.getNode()
                .getFeature(ReturnChannelMap.class)
                .registerChannel((found, channel) -> {
                    channel.remove();
                    then.accept(TextLimit.orNothing(found.get(0).asString()));
                })
                .setDisabledUpdateMode(DisabledUpdateMode.ALWAYS);
        element.executeJs("$1(window.countersign.words.get($0))", key, answer);
    }

    /** Passes the name of the open dialog, if any, and its text. Asynchronous, because the browser is asked. */
    public void readDialog(Component part, SerializableBiConsumer<String, String> then) {
        part.getElement()
                .executeJs("return [window.countersign.words.dialog($0), window.countersign.words.get($0)]", key)
                .then(found -> {
                    if (!found.get(0).asString().isEmpty()) {
                        then.accept(
                                found.get(0).asString(),
                                TextLimit.orNothing(found.get(1).asString()));
                    }
                });
    }

    /** Passes the name under which the text is sent: the one that is stored with it, or else this new one, which is stored. */
    public void name(Component part, UUID fresh, SerializableConsumer<UUID> then) {
        part.getElement()
                .executeJs("return window.countersign.words.name($0, $1)", key, fresh.toString())
                // Whatever the browser has stored there becomes an id.
                .then(
                        String.class,
                        stored -> then.accept(UUID.nameUUIDFromBytes(stored.getBytes(StandardCharsets.UTF_8))));
    }

    /** Tells a script of the part under which key it stores text by {@code window.countersign.words}. */
    public void mark(Component part) {
        part.getElement().setAttribute("data-kept-as", key);
    }

    /** Stores a text that was typed before. */
    public void put(UI ui, String words) {
        ui.getPage().executeJs("window.countersign.words.put($0, $1)", key, words);
    }

    /** Stores what is chosen in a picker, unless that is nothing because the picker cannot read the text in it; then the text is stored as typed. */
    void putChosen(Component picker, String words) {
        picker.getElement().executeJs("window.countersign.words.putChosen(this, $0, $1)", key, words);
    }

    /** Stores what is typed into a picker, until the picker reads it as a value. */
    void keepTyped(Component picker) {
        picker.getElement().setAttribute("data-kept-typed", key);
    }

    /** Stores which dialog is open; empty for none. */
    public void putDialog(UI ui, String name) {
        ui.getPage().executeJs("window.countersign.words.open($0, $1)", key, name);
    }

    /** Deletes the text after it was sent. The part that sent it may have left the page, so the page is told. */
    public void forget(UI ui) {
        ui.getPage().executeJs("window.countersign.words.forget($0)", key);
    }
}
