package dev.countersign.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a file as programs save it: UTF-8, UTF-16 with a byte order mark, or Windows-1252.
 *
 * @param text without the byte order mark
 * @param guessed whether the file is not Unicode, so that letters beyond ASCII may be other ones
 */
public record FileText(String text, boolean guessed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** The text; empty if the file is in none of these encodings, or no text at all. */
    public static Optional<FileText> read(byte[] content) {
        boolean wide = startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF);
        Optional<FileText> unicode = decoded(content, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .map(text -> new FileText(withoutMark(text), false));
        // Text holds no NUL: UTF-16 without its mark and UTF-32 would be read as something else.
        return (wide ? unicode : unicode.or(() -> decoded(content, WINDOWS).map(text -> new FileText(text, true))))
                .filter(read -> read.text().indexOf('\0') < 0);
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && content[0] == (byte) first && content[1] == (byte) second;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
