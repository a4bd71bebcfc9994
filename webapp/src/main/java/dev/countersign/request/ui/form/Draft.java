package dev.countersign.request.ui.form;

import com.vaadin.flow.component.UI;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestDrafts;
import dev.countersign.ui.TextLimit;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The typed answers of a form, stored in the tab of the browser until it is submitted. They survive an expired session, a reload and a restart of the
 * server, and keep their meaning if the form is opened in another language. The server stores them, too, for when the tab is closed.
 */
public final class Draft {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A stored draft.
     *
     * @param version the template version when it was typed
     * @param submission the id of the submission, so that it is not made twice if its response was lost
     * @param copied whether this tab is a copy of another one, which the submission belongs to
     */
    public record Kept(String version, UUID submission, boolean copied, Map<String, DraftValue> values) {}

    private final Actor actor;
    private final String form;
    private final RequestDrafts stored;
    private @Nullable UUID watched;

    /** @param form its name, with what it is about if there can be several */
    public Draft(Actor actor, String form, RequestDrafts stored) {
        this.actor = actor;
        this.form = form;
        this.stored = stored;
    }

    public static void load(UI ui) {
        ui.getPage().addJsModule("context://countersign/aside.js");
        ui.getPage().addJsModule("context://countersign/draft.js");
    }

    /** Passes the draft of this tab, if any. Asynchronous, because the browser is asked. */
    public void read(FormFields fields, Consumer<Optional<Kept>> then) {
        fields.getElement()
                .executeJs("return window.countersign.draft.read(this, $0)", key())
                .then(String.class, text -> then.accept(parse(text)));
    }

    /**
     * Passes what was typed into this form and left behind, perhaps on another device. Not what another tab of this browser has open: whoever opens a
     * second form wants a second request.
     */
    public void readLeft(FormFields fields, BiConsumer<Kept, Instant> then) {
        stored.newest(actor, form)
                .ifPresent(left -> parse(left.content())
                        .ifPresent(kept -> fields.getElement()
                                .executeJs(
                                        "return window.countersign.draft.claim($0)",
                                        kept.submission().toString())
                                .then(Boolean.class, claimed -> {
                                    if (claimed) {
                                        then.accept(kept, left.at());
                                    }
                                })));
    }

    /** Deletes what was left behind. */
    public void forget(Kept left) {
        stored.forget(actor, left.submission());
    }

    /** Stores what is typed from now on. */
    public void watch(FormFields fields, String version, UUID submission) {
        watched = submission;
        fields.onKept(content -> stored.keep(actor, form, submission, content));
        fields.getElement()
                .executeJs("window.countersign.draft.watch(this, $0, $1, $2)", key(), version, submission.toString());
    }

    /** Deletes what the server has of this form under its present submission. */
    public void forgetWatched() {
        if (watched != null) {
            stored.forget(actor, watched);
        }
    }

    public void forget(UI ui) {
        forgetWatched();
        ui.getPage().executeJs("window.countersign.draft.forget($0)", key());
    }

    private String key() {
        return actor.person() + "." + form;
    }

    /** The storage of the browser can hold anything, so only valid values are accepted. */
    static Optional<Kept> parse(String text) {
        try {
            JsonNode kept = JSON.readTree(text);
            Map<String, DraftValue> values = new HashMap<>();
            kept.path("values").properties().forEach(value -> values.put(value.getKey(), value(value.getValue())));
            values.values().removeIf(value -> TextLimit.isTooLong(value.text()));
            UUID submission = UUID.fromString(kept.path("submission").asString(""));
            boolean copied = kept.path("copied").asBoolean(false);
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Kept(kept.path("version").asString(""), submission, copied, Map.copyOf(values)));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Drafts of earlier releases hold only the text, without its notation. */
    private static DraftValue value(JsonNode kept) {
        if (kept.path("value").isString()) {
            return new DraftValue.Settled(kept.path("value").stringValue());
        }
        String text = kept.isObject() ? kept.path("text").asString("") : kept.asString("");
        Locale notation = Locale.forLanguageTag(kept.path("notation").asString(""));
        return new DraftValue.Typed(text, notation.getLanguage().isEmpty() ? Optional.empty() : Optional.of(notation));
    }
}
