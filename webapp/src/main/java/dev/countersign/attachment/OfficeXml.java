package dev.countersign.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;

/** Recognizes office documents by the names of the entries in their ZIP container. Nothing is decompressed. */
final class OfficeXml {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.";

    /** What the first bytes of a ZIP file are recognized as. */
    static final Set<String> CONTAINERS = Set.of("application/zip", "application/x-tika-ooxml");

    /** What the first bytes of the older formats of Microsoft Office are recognized as: all have the same container. */
    static final Set<String> COMPOUND = Set.of("application/x-tika-msoffice");

    /** A macro is a program. */
    static final String WITH_MACROS = "macros";

    private static final int MOST_ENTRIES = 50_000;

    private OfficeXml() {}

    /** The media type of the document; empty for any other ZIP file. */
    static Optional<String> recognize(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES || zip.getEntry("[Content_Types].xml") == null) {
                return Optional.empty();
            }
            if (zip.stream().anyMatch(entry -> entry.getName().endsWith("vbaProject.bin"))) {
                return Optional.of(WITH_MACROS);
            }
            return zip.stream()
                    .flatMap(entry -> type(entry.getName()).stream())
                    .findFirst()
                    .map(TYPE::concat);
        } catch (IOException unreadable) {
            return Optional.of("application/octet-stream");
        }
    }

    private static Optional<String> type(String entry) {
        return switch (entry.substring(0, entry.indexOf('/') + 1)) {
            case "word/" -> Optional.of("wordprocessingml.document");
            case "xl/" -> Optional.of("spreadsheetml.sheet");
            case "ppt/" -> Optional.of("presentationml.presentation");
            default -> Optional.empty();
        };
    }
}
