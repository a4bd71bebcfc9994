package dev.countersign.localaws.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members that requests to a service may have. AWS ignores unknown members; here they are refused by name, so that nobody believes
 * they had an effect.
 */
public record KnownMembers(Map<String, Set<String>> byOperation) {

    /** Reads a table with a line for each operation: its name, then the names of its members. */
    public static KnownMembers of(String table) {
        return new KnownMembers(table.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .collect(Collectors.toUnmodifiableMap(
                        List::getFirst, words -> Set.copyOf(words.subList(1, words.size())))));
    }

    /** The first member that the operation does not support. Empty for an operation that is not in the table. */
    public Optional<String> unknownIn(String operation, Stream<String> members) {
        return Optional.ofNullable(byOperation.get(operation))
                .flatMap(known ->
                        members.filter(member -> !known.contains(member)).findFirst());
    }

    /** The members of a JSON structure that are present: {@code null} means absent. */
    public static Stream<String> given(Input structure) {
        return structure.members().properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(Map.Entry::getKey);
    }
}
