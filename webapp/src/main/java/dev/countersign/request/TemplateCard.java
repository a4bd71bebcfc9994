package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.ChoiceField;
import dev.countersign.definitions.form.Option;
import dev.countersign.definitions.text.SearchKey;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * A template in the gallery.
 *
 * @param keywords further texts for the search: the options of its form
 */
public record TemplateCard(String key, Text name, Text description, List<Text> keywords) {

    public TemplateCard {
        keywords = List.copyOf(keywords);
    }

    static TemplateCard of(TemplateDefinition template) {
        return new TemplateCard(
                template.key(),
                template.name(),
                template.description(),
                template.form().fields().stream()
                        .flatMap(field ->
                                field instanceof ChoiceField choice ? choice.options().stream() : Stream.empty())
                        .map(Option::label)
                        .toList());
    }

    /** Whether it contains each of the words, in any language. */
    public boolean isFoundBy(String words) {
        List<String> texts = Stream.concat(Stream.of(name, description), keywords.stream())
                .flatMap(text -> Stream.concat(Stream.of(text.standard()), text.translations().values().stream()))
                .map(SearchKey::of)
                .toList();
        return Stream.of(SearchKey.of(words).split(" "))
                .allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }
}
