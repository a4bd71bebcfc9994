package dev.countersign.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a revision did with a file of a field. */
public record FileChange(FileFacts file, Kind kind) {

    /** Whether the file is in one of the two answers only. */
    public enum Kind {
        ADDED,
        REMOVED,
        UNCHANGED
    }

    /** The files of the new answer in their order, and below them those that are gone. */
    public static List<FileChange> between(List<FileFacts> before, List<FileFacts> now) {
        Set<FileFacts> old = Set.copyOf(before);
        List<FileChange> all = now.stream()
                .map(file -> new FileChange(file, old.contains(file) ? Kind.UNCHANGED : Kind.ADDED))
                .collect(Collectors.toCollection(ArrayList::new));
        before.stream()
                .filter(file -> !now.contains(file))
                .map(file -> new FileChange(file, Kind.REMOVED))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
