package dev.countersign.e2e.docs;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of the project, without what a build or a start puts there, and the links of its Markdown documents. */
final class Documents {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git", ".countersign");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /**
     * A relative link.
     *
     * @param to the file or folder it leads to
     * @param anchor the heading there; empty without one
     */
    record Link(Path from, Path to, String anchor) {

        boolean leadsSomewhere() throws IOException {
            return Files.exists(to) && (anchor.isEmpty() || anchors(to).contains(anchor));
        }
    }

    private Documents() {}

    static List<Path> files(Predicate<Path> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return BUILT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(found);
    }

    static List<Path> markdown() throws IOException {
        return files(file -> file.toString().endsWith(".md"));
    }

    static List<Link> links(Path document) throws IOException {
        return links(document, Files.readString(document));
    }

    static List<Link> links(Path document, String text) {
        List<Link> links = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String[] target = link.group(1).split("#", 2);
            if (!target[0].contains(":")) {
                Path to = target[0].isEmpty() ? document : document.resolveSibling(target[0]);
                links.add(new Link(document, to.normalize(), target.length == 1 ? "" : target[1]));
            }
        }
        return links;
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(Files.readString(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\s-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
