package dev.countersign.asl.query;

import com.dashjoin.jsonata.JException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The functions for texts where the library differs from JSONata: characters outside the basic plane, and the encoding of URLs.
 *
 * @see <a href="https://262.ecma-international.org/#sec-uri-handling-functions">ECMAScript, URI Handling Functions</a>
 */
final class JsonataStrings {

    private static final String RESERVED = ";/?:@&=+$,#";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String UNRESERVED = "-_.!~*'()";

    private JsonataStrings() {}

    static @Nullable Object substring(List<?> args) {
        String text = (String) args.get(0);
        if (text == null || args.get(1) == null) {
            return text;
        }
        int length = text.codePointCount(0, text.length());
        double start = ((Number) args.get(1)).doubleValue();
        double first = start < 0 ? Math.max(0, Math.ceil(start) == 0 ? 0 : length + Math.ceil(start)) : start;
        double end = length;
        if (JsonataFunctions.argument(args, 2) instanceof Number count) {
            double from = length + start < 0 ? 0 : start < 0 ? length + start : start;
            end = Math.min(length, from + count.doubleValue());
        }
        int from = (int) Math.min(first, length);
        int to = (int) end;
        return to <= from ? "" : text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    /**
     * Encodes a URL.
     *
     * @param part whether it is part of one, in which characters with a meaning in URLs are encoded too
     */
    static @Nullable String encode(@Nullable Object value, boolean part) {
        if (value == null) {
            return null;
        }
        String text = (String) value;
        String kept = part ? UNRESERVED : UNRESERVED + RESERVED;
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(character -> {
            boolean alphanumeric = character < 128 && Character.isLetterOrDigit(character);
            if (Character.getType(character) == Character.SURROGATE) {
                throw new JException("D3140", -1, part ? "encodeUrlComponent" : "encodeUrl", text);
            }
            if (alphanumeric || kept.indexOf(character) >= 0) {
                encoded.appendCodePoint(character);
            } else {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", octet & 0xff));
                }
            }
        });
        return encoded.toString();
    }

    /** Decodes a URL, or part of one. In a URL, characters with a meaning stay encoded. */
    static @Nullable String decode(@Nullable Object value, boolean part) {
        if (value == null) {
            return null;
        }
        String text = (String) value;
        StringBuilder decoded = new StringBuilder();
        try {
            for (int position = 0; position < text.length(); ) {
                int end = position;
                while (end < text.length() && text.charAt(end) == '%') {
                    end += 3;
                }
                if (end == position) {
                    decoded.append(text.charAt(position++));
                } else {
                    decoded.append(octets(text.substring(position, end), part));
                    position = end;
                }
            }
        } catch (IndexOutOfBoundsException | NumberFormatException | CharacterCodingException e) {
            throw new JException("D3140", -1, part ? "decodeUrlComponent" : "decodeUrl", text);
        }
        return decoded.toString();
    }

    private static String octets(String encoded, boolean part) throws CharacterCodingException {
        ByteBuffer octets = ByteBuffer.allocate(encoded.length());
        StringBuilder decoded = new StringBuilder();
        for (int at = 0; at < encoded.length(); at += 3) {
            int octet = Integer.parseUnsignedInt(encoded.substring(at + 1, at + 3), 16);
            if (!part && octet < 128 && RESERVED.indexOf(octet) >= 0) {
                decoded.append(utf8(octets)).append(encoded, at, at + 3);
            } else {
                octets.put((byte) octet);
            }
        }
        return decoded.append(utf8(octets)).toString();
    }

    private static String utf8(ByteBuffer octets) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
        octets.clear();
        return text;
    }

    /** Skips what is no character of Base64, and takes the alphabet for URLs too. */
    static @Nullable Object base64decode(List<?> args) {
        if (args.get(0) == null) {
            return null;
        }
        String encoded =
                ((String) args.get(0)).replace('-', '+').replace('_', '/').replaceAll("=.*", "");
        String plain = encoded.replaceAll("[^A-Za-z0-9+/]", "");
        return new String(Base64.getDecoder().decode(complete(plain)), StandardCharsets.UTF_8);
    }

    /** Leaves out the bits at the end that make no byte. */
    private static String complete(String base64) {
        int rest = base64.length() % 4;
        String whole = base64.substring(0, base64.length() - rest);
        if (rest < 2) {
            return whole;
        }
        int last = BASE64.indexOf(base64.charAt(base64.length() - 1));
        int kept = rest == 2 ? last & 0x30 : last & 0x3c;
        return base64.substring(0, base64.length() - 1) + BASE64.charAt(kept);
    }
}
