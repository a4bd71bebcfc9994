package dev.countersign.localaws.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the requests to a service may hold. AWS passes over a member that it does not know; here it is refused by its name, so that nobody
 * believes it had an effect.
 */
public record KnownMembers(Map<String, Set<String>> byOperation) {

    /** Reads a table that has a line for each operation: its name, then those of its members. */
    public static KnownMembers of(String table) {
        return new KnownMembers(table.lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .collect(Collectors.toUnmodifiableMap(
                        List::getFirst, words -> Set.copyOf(words.subList(1, words.size())))));
    }

    /** The first member that the operation does not understand. Of an operation that is not in the table nothing is said. */
    public Optional<String> unknownIn(String operation, Stream<String> members) {
        return Optional.ofNullable(byOperation.get(operation))
                .flatMap(known ->
                        members.filter(member -> !known.contains(member)).findFirst());
    }

    /** The members of a JSON structure that are given at all: {@code null} is as good as absent. */
    public static Stream<String> given(Input structure) {
        return structure.members().properties().stream()
                .filter(member -> !member.getValue().isNull())
                .map(Map.Entry::getKey);
    }
}
