package dev.countersign.request.ui.form;

import com.vaadin.flow.component.UI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was typed into a form, kept by the browser's tab until it is submitted. It survives an expired session, a reload
 * and a restart of the server, and means the same when the form comes back in another language.
 */
public final class Draft {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What was kept.
     *
     * @param version of the template when it was typed
     * @param submission so that a submission whose answer was lost is not made twice
     * @param copied whether another tab goes on with the same draft, since this one is its copy; then the submission is that one's
     */
    public record Kept(String version, UUID submission, boolean copied, Map<String, DraftValue> values) {}

    private final String key;

    /** @param key tells whose draft of what it is */
    public Draft(String key) {
        this.key = key;
    }

    public static void load(UI ui) {
        ui.getPage().addJsModule("context://countersign/aside.js");
        ui.getPage().addJsModule("context://countersign/draft.js");
    }

    /** Hands over what was kept, or nothing; later, since the browser is asked. */
    public void read(FormFields fields, Consumer<Optional<Kept>> then) {
        fields.getElement()
                .executeJs("return window.countersign.draft.read(this, $0)", key)
                .then(String.class, text -> then.accept(parse(text)));
    }

    /** From now on keeps what is typed. */
    public void watch(FormFields fields, String version, UUID submission) {
        fields.getElement()
                .executeJs("window.countersign.draft.watch(this, $0, $1, $2)", key, version, submission.toString());
    }

    public void forget(UI ui) {
        ui.getPage().executeJs("window.countersign.draft.forget($0)", key);
    }

    /** Whatever stands in the browser's storage could have been written by anything: only what fits is taken. */
    static Optional<Kept> parse(String text) {
        try {
            JsonNode kept = JSON.readTree(text);
            Map<String, DraftValue> values = new HashMap<>();
            kept.path("values").properties().forEach(value -> values.put(value.getKey(), value(value.getValue())));
            UUID submission = UUID.fromString(kept.path("submission").asString(""));
            boolean copied = kept.path("copied").asBoolean(false);
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Kept(kept.path("version").asString(""), submission, copied, Map.copyOf(values)));
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Drafts of earlier versions hold the text alone, without how numbers were written then. */
    private static DraftValue value(JsonNode kept) {
        if (kept.path("value").isString()) {
            return new DraftValue.Settled(kept.path("value").stringValue());
        }
        String text = kept.isObject() ? kept.path("text").asString("") : kept.asString("");
        Locale notation = Locale.forLanguageTag(kept.path("notation").asString(""));
        return new DraftValue.Typed(text, notation.getLanguage().isEmpty() ? Optional.empty() : Optional.of(notation));
    }
}
