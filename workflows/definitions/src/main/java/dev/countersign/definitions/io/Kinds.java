package dev.countersign.definitions.io;

import java.util.List;
import java.util.stream.Stream;

/** The members that tell the kind of an object. It has exactly one of them, whose value is its key. */
record Kinds(List<String> names) {

    static final Kinds FIELDS = new Kinds(List.of("text", "long-text", "number", "money", "date", "choice", "person"));

    static final Kinds STEPS = new Kinds(List.of("approval", "automated", "branch", "parallel", "notify", "wait"));

    /** The kind; empty, with a problem, if the object has none or several. */
    String of(Place place) {
        List<String> found = names.stream().filter(place.node()::has).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        place.problem("template.kind", String.join(", ", names));
        return "";
    }

    static String[] with(String[] own, String... common) {
        return Stream.concat(Stream.of(common), Stream.of(own)).toArray(String[]::new);
    }
}
