package dev.countersign.definitions;

import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Translates the sentences of automated steps. A step answers in the language of the requester only, and says in English why it failed. If the sentence is one of
 * the template's own reasons, the template has it in other languages; those of the product's own functions are in the bundle.
 */
public final class StepReasons {

    private static final String REASON = "reason";

    private StepReasons() {}

    /** The sentence with its translations; unchanged where it has none. */
    public static Text translated(TemplateDefinition template, String said) {
        return FunctionFailures.translated(said).orElseGet(() -> byTemplate(template, said));
    }

    private static Text byTemplate(TemplateDefinition template, String said) {
        List<Text> known = StepTree.of(template.steps(), AutomatedStep.class)
                .flatMap(step -> reasons(step.call().input()))
                .toList();
        Set<String> languages = new TreeSet<>();
        known.forEach(reason -> languages.addAll(reason.translations().keySet()));
        Map<String, String> translations = new HashMap<>();
        for (String language : languages) {
            translations.put(language, said(said, known, language));
        }
        return new Text(said(said, known, Text.STANDARD_LANGUAGE), translations);
    }

    private static String said(String said, List<Text> known, String language) {
        String text = said;
        for (Text reason : known) {
            String wanted = reason.translations().getOrDefault(language, reason.standard());
            for (String version : versions(reason)) {
                text = text.replace(version, wanted);
            }
        }
        return text;
    }

    private static List<String> versions(Text reason) {
        return Stream.concat(Stream.of(reason.standard()), reason.translations().values().stream())
                .toList();
    }

    /** Every {@code reason} of a decision table that has several languages. */
    private static Stream<Text> reasons(JsonNode input) {
        if (input.path(REASON).path(Text.STANDARD_LANGUAGE).isString()) {
            Map<String, String> translations = new HashMap<>();
            input.path(REASON).properties().stream()
                    .filter(text -> text.getValue().isString() && !text.getKey().equals(Text.STANDARD_LANGUAGE))
                    .forEach(text ->
                            translations.put(text.getKey(), text.getValue().stringValue()));
            return Stream.of(
                    new Text(input.path(REASON).path(Text.STANDARD_LANGUAGE).stringValue(), translations));
        }
        return input.values().stream().flatMap(StepReasons::reasons);
    }
}
