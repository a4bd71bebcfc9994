package dev.countersign.definitions.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members that tell the kind of an object. It has exactly one of them, whose value is its key. */
record Kinds<K extends Enum<K>>(List<K> kinds) {

    Kinds(Class<K> kinds) {
        this(List.of(kinds.getEnumConstants()));
    }

    /** The kind; empty, with a problem, if the object has none or several. */
    Optional<K> of(Place place) {
        List<K> found = kinds.stream()
                .filter(kind -> place.node().has(Words.word(kind)))
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.getFirst());
        }
        place.problem("template.kind", kinds.stream().map(Words::word).collect(Collectors.joining(", ")));
        return Optional.empty();
    }

    /** The members that an object of the kind may have. */
    static String[] with(Enum<?> kind, String[] own, String... common) {
        return Stream.of(Stream.of(Words.word(kind)), Arrays.stream(common), Arrays.stream(own))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }
}
