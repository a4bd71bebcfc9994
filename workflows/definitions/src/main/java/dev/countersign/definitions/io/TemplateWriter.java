package dev.countersign.definitions.io;

import dev.countersign.definitions.EmailLink;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.text.Text;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a template to the tree that {@link TemplateReader} reads. Members with the default value are left out. */
final class TemplateWriter {

    private TemplateWriter() {}

    static ObjectNode write(TemplateDefinition definition) {
        ObjectNode json = object();
        json.put("key", definition.key());
        json.set("name", text(definition.name()));
        putText(json, "description", definition.description());
        json.put("prefix", definition.prefix());
        json.set("title", text(definition.title()));
        ArrayNode form = json.putArray("form");
        definition.form().items().forEach(item -> form.add(FieldWriter.write(item)));
        json.set("steps", StepWriter.all(definition.steps()));
        if (!definition.revisions().equals(Revisions.STANDARD)) {
            revisions(json.putObject("revisions"), definition.revisions());
        }
        switch (definition.emailLink()) {
            case EmailLink.Decides _ -> {}
            case EmailLink.SignIn _ -> json.put("email-link", "sign-in");
            case EmailLink.SignInFrom(var amount, var currency) ->
                json.putObject("email-link").put("sign-in-from", amount).put("currency", currency);
        }
        return json;
    }

    private static void revisions(ObjectNode json, Revisions revisions) {
        json.put("due", revisions.due().toString());
        json.put("goes-on", Words.word(revisions.goesOn()));
        json.put("by-requester", revisions.byRequester());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void putText(ObjectNode json, String name, Text text) {
        if (!text.equals(Text.NONE)) {
            json.set(name, text(text));
        }
    }

    static JsonNode text(Text text) {
        if (text.translations().isEmpty()) {
            return JsonNodeFactory.instance.stringNode(text.standard());
        }
        ObjectNode languages = object();
        languages.put(Text.STANDARD_LANGUAGE, text.standard());
        new TreeMap<>(text.translations()).forEach(languages::put);
        return languages;
    }
}
