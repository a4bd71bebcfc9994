package dev.countersign.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Recognizes a file by its content, and compares that with the ending of its name. What a browser says about the type is not used. */
@Component
class FileInspector {

    private static final String UNKNOWN = "application/octet-stream";

    /** What people read as the type of a file. Other text after a dot is part of its name. */
    private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9]{1,8}");

    /** Formats that are not taken, by their media types, so that a refusal can name them. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("application/x-dosexec", "EXE"),
            Map.entry("application/x-msdownload", "EXE"),
            Map.entry("application/x-elf", "ELF"),
            Map.entry("application/x-executable", "ELF"),
            Map.entry("application/x-sharedlib", "ELF"),
            Map.entry("application/x-sh", "SH"),
            Map.entry("application/x-bat", "BAT"),
            Map.entry("text/html", "HTML"),
            Map.entry("application/xhtml+xml", "HTML"),
            Map.entry("application/xml", "XML"),
            Map.entry("image/svg+xml", "SVG"),
            Map.entry("image/bmp", "BMP"),
            Map.entry("application/gzip", "GZIP"),
            Map.entry("application/x-7z-compressed", "7Z"),
            Map.entry("application/x-rar-compressed", "RAR"),
            Map.entry("video/mp4", "MP4"),
            Map.entry("video/quicktime", "MOV"),
            Map.entry("audio/mpeg", "MP3"),
            Map.entry("application/x-tika-msoffice", "DOC/XLS/PPT/MSG"),
            Map.entry("application/x-tika-ooxml", "ZIP"),
            Map.entry(OfficeXml.WITH_MACROS, "Office + VBA"));

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    Inspection inspect(Path file, String name) throws IOException {
        String found = content(file);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        Optional<FileFormat> claimed = FileFormat.byEnding(ending);
        if (found.equals(OfficeXml.WITH_MACROS)) {
            return new Inspection.NotTaken(label(found));
        }
        if (claimed.isPresent()) {
            return fits(claimed.get(), found)
                    ? new Inspection.Accepted(claimed.get())
                    : new Inspection.Lies(claimed.get().label(), label(found));
        }
        if (!ending.isEmpty()) {
            return new Inspection.NotTaken(
                    ENDING.matcher(ending).matches() ? Optional.of(ending.toUpperCase(Locale.ROOT)) : Optional.empty());
        }
        return FileFormat.byContent(found)
                .<Inspection>map(Inspection.Accepted::new)
                .orElseGet(() -> new Inspection.NotTaken(label(found)));
    }

    /** The media type by the first bytes, and by the entries of a ZIP container. */
    private String content(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            String found = types.detect(bytes, new Metadata()).getBaseType().toString();
            return OfficeXml.CONTAINERS.contains(found)
                    ? OfficeXml.recognize(file).orElse(found)
                    : found;
        }
    }

    /** Many formats of text are recognized by their first words; HTML is not text here, since browsers run it. */
    private static boolean fits(FileFormat format, String found) {
        boolean readable = found.startsWith("text/") && !found.equals("text/html");
        return switch (format) {
            case TXT, CSV -> readable || format.fits(found);
            // A container that holds a document is not taken for the document of another program.
            case DOCX, XLSX, PPTX -> found.equals(format.mediaType());
            case ZIP -> format.fits(found) || found.startsWith(OfficeXml.TYPE);
            default -> format.fits(found);
        };
    }

    private static Optional<String> label(String found) {
        if (found.equals(UNKNOWN)) {
            return Optional.empty();
        }
        return Optional.of(
                FileFormat.byContent(found).map(FileFormat::label).orElseGet(() -> OTHERS.getOrDefault(found, found)));
    }
}
