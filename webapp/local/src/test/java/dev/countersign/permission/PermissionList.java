package dev.countersign.permission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The permissions of the templates by what the headings of cloudformation/permissions.txt say about their use. */
final class PermissionList {

    private static final Path FILE = Path.of("../../cloudformation/permissions.txt");

    /** Whether the tests of the product make the calls that a permission is for. */
    enum Use {
        CALLED("# Called"),
        SOMETIMES("# Called at times: "),
        NEVER("# Not called: "),
        DENIED("# Denied");

        private final String heading;

        Use(String heading) {
            this.heading = heading;
        }

        /** A heading with a colon needs a reason behind it. */
        private boolean isHeadedBy(String line) {
            return heading.endsWith(" ")
                    ? line.startsWith(heading) && line.length() > heading.length()
                    : line.equals(heading);
        }
    }

    private final Map<Use, List<Permission>> permissions = new EnumMap<>(Use.class);

    private PermissionList() {}

    static PermissionList read() {
        PermissionList list = new PermissionList();
        Use use = Use.CALLED;
        for (String line : lines()) {
            if (line.startsWith("#")) {
                use = Stream.of(Use.values())
                        .filter(one -> one.isHeadedBy(line))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("the heading " + line));
            } else if (!line.isBlank() && !line.contains(" has the policy ")) {
                Permission permission = Permission.parse(line);
                if (permission.denies() != (use == Use.DENIED)) {
                    throw new IllegalArgumentException("%s under %s".formatted(line, use.heading));
                }
                list.permissions.merge(use, List.of(permission), PermissionList::both);
            }
        }
        return list;
    }

    private static List<Permission> both(List<Permission> some, List<Permission> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Permission> of(Use use) {
        return permissions.getOrDefault(use, List.of());
    }

    boolean permits(AwsCall call) {
        return permissions.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(permission -> !permission.denies() && permission.isAbout(call))
                && of(Use.DENIED).stream().noneMatch(denial -> denial.isAbout(call));
    }
}
