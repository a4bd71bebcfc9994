package dev.countersign.localaws.stepfunctions.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * JSON text as it is stored: deflated with a dictionary of what such JSON repeats, because the write-ahead log and the stored bytes
 * dominate the cost of an execution. Short text that is soon replaced is not worth the work and is stored unchanged. The first byte names
 * the dictionary, so that later versions can add another one.
 */
final class Packed {

    private static final byte PLAIN = 0;
    private static final byte FORMAT = 1;

    /** From this length on, text is deflated even if it is soon replaced. */
    private static final int LONG = 4096;

    private static final byte[] DICTIONARY = dictionary();
    private static final int LEVEL = 4;

    private static final Queue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();
    private static final Queue<Inflater> INFLATERS = new ConcurrentLinkedQueue<>();

    private Packed() {}

    /** For text that is soon replaced. */
    static byte[] packIfLong(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= LONG) {
            return pack(bytes);
        }
        var plain = new byte[bytes.length + 1];
        plain[0] = PLAIN;
        System.arraycopy(bytes, 0, plain, 1, bytes.length);
        return plain;
    }

    static byte[] pack(String text) {
        return pack(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pack(byte[] text) {
        var deflater = DEFLATERS.poll();
        if (deflater == null) {
            deflater = new Deflater(LEVEL, true);
        }
        try {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(text);
            deflater.finish();
            var packed = new ByteArrayOutputStream(512);
            packed.write(FORMAT);
            var buffer = new byte[4096];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.reset();
            DEFLATERS.add(deflater);
        }
    }

    static String unpack(byte[] packed) {
        if (packed[0] == PLAIN) {
            return new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8);
        }
        if (packed[0] != FORMAT) {
            throw new IllegalStateException("stored in format " + packed[0] + ", which this version does not know");
        }
        var inflater = INFLATERS.poll();
        if (inflater == null) {
            inflater = new Inflater(true);
        }
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(packed, 1, packed.length - 1);
            var text = new ByteArrayOutputStream(4096);
            var buffer = new byte[4096];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("stored bytes end too early");
                }
                text.write(buffer, 0, length);
            }
            return text.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("stored bytes are damaged", e);
        } finally {
            inflater.reset();
            INFLATERS.add(inflater);
        }
    }

    private static byte[] dictionary() {
        try (InputStream in = Packed.class.getResourceAsStream("dictionary-" + FORMAT + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the dictionary is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
