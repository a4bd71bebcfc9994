package dev.countersign.attachment;

import dev.countersign.definitions.form.FileKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The formats that can be attached. Everything else is refused. */
public enum FileFormat {
    PDF(FileKind.PDF, "PDF", "application/pdf", Set.of(), "pdf"),
    PNG(FileKind.IMAGE, "PNG", "image/png", Set.of(), "png"),
    JPEG(FileKind.IMAGE, "JPEG", "image/jpeg", Set.of(), "jpg", "jpeg"),
    GIF(FileKind.IMAGE, "GIF", "image/gif", Set.of(), "gif"),
    WEBP(FileKind.IMAGE, "WebP", "image/webp", Set.of(), "webp"),
    TIFF(FileKind.IMAGE, "TIFF", "image/tiff", Set.of(), "tif", "tiff"),
    HEIC(FileKind.IMAGE, "HEIC", "image/heic", Set.of("image/heif"), "heic", "heif"),
    DOCX(FileKind.DOCUMENT, "DOCX", OfficeXml.TYPE + "wordprocessingml.document", OfficeXml.CONTAINERS, "docx"),
    XLSX(FileKind.SPREADSHEET, "XLSX", OfficeXml.TYPE + "spreadsheetml.sheet", OfficeXml.CONTAINERS, "xlsx"),
    PPTX(FileKind.PRESENTATION, "PPTX", OfficeXml.TYPE + "presentationml.presentation", OfficeXml.CONTAINERS, "pptx"),
    ODT(FileKind.DOCUMENT, "ODT", "application/vnd.oasis.opendocument.text", Set.of(), "odt"),
    ODS(FileKind.SPREADSHEET, "ODS", "application/vnd.oasis.opendocument.spreadsheet", Set.of(), "ods"),
    ODP(FileKind.PRESENTATION, "ODP", "application/vnd.oasis.opendocument.presentation", Set.of(), "odp"),
    DOC(FileKind.DOCUMENT, "DOC", "application/msword", OfficeXml.COMPOUND, "doc"),
    XLS(FileKind.SPREADSHEET, "XLS", "application/vnd.ms-excel", OfficeXml.COMPOUND, "xls"),
    PPT(FileKind.PRESENTATION, "PPT", "application/vnd.ms-powerpoint", OfficeXml.COMPOUND, "ppt"),
    RTF(FileKind.DOCUMENT, "RTF", "application/rtf", Set.of(), "rtf"),
    TXT(FileKind.TEXT, "TXT", "text/plain", Set.of("message/rfc822"), "txt", "text", "md", "log"),
    CSV(FileKind.CSV, "CSV", "text/csv", Set.of("text/plain"), "csv"),
    ZIP(FileKind.ARCHIVE, "ZIP", "application/zip", OfficeXml.CONTAINERS, "zip"),
    EML(FileKind.MAIL, "EML", "message/rfc822", Set.of("text/plain"), "eml"),
    MSG(FileKind.MAIL, "MSG", "application/vnd.ms-outlook", OfficeXml.COMPOUND, "msg");

    private final FileKind kind;
    private final String label;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // the sets given here are immutable
    private final Set<String> contents;

    @SuppressWarnings("ImmutableEnumChecker") // a copy
    private final List<String> endings;

    /**
     * A format.
     *
     * @param contents what else its content can be recognized as
     * @param endings of file names, in lower case
     */
    FileFormat(FileKind kind, String label, String mediaType, Set<String> contents, String... endings) {
        this.kind = kind;
        this.label = label;
        this.mediaType = mediaType;
        this.contents = contents;
        this.endings = List.of(endings);
    }

    public FileKind kind() {
        return kind;
    }

    /** How people call it, in every language. */
    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The endings of the names of such files, each with a dot. */
    public static Stream<String> endings(Set<FileKind> kinds) {
        return Arrays.stream(values())
                .filter(format -> kinds.contains(format.kind))
                .flatMap(format -> format.endings.stream())
                .map(ending -> "." + ending);
    }

    static Optional<FileFormat> byEnding(String ending) {
        String wanted = ending.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(wanted))
                .findFirst();
    }

    /** The format that a content has without a name. */
    static Optional<FileFormat> byContent(String found) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(found))
                .findFirst();
    }

    /** Whether content that was recognized as this can be of this format. */
    boolean fits(String found) {
        return found.equals(mediaType) || contents.contains(found);
    }
}
