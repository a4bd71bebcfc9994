package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Anchors in an append-only file that only its owner can read. Each line ends with a signature over itself and the signature of the line before,
 * so that a line can be neither altered nor removed. If the end is cut off, the numbers of anchored entries in the database show it. A line is
 * on the disk before the database records it.
 */
final class AnchorFile implements Anchors {

    private static final String SEALED = "sealed";
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final AuditSigner signer;
    private final Map<TenantId, Anchor> latest = new HashMap<>();
    private String lastSignature = "";

    /** The length of the complete lines, in bytes. */
    private long length;

    private boolean sealed;

    private AnchorFile(Path file, AuditSigner signer) {
        this.file = file;
        this.signer = signer;
    }

    /** Reads the file, if it exists; it is created with the first line. */
    static Anchors open(Path file, AuditSigner signer) throws IOException {
        AnchorFile anchors = new AnchorFile(file, signer);
        return Files.exists(file)
                ? anchors.read().<Anchors>map(UnreadableAnchors::new).orElse(anchors)
                : anchors;
    }

    @Override
    public synchronized Optional<Anchor> latest(TenantId tenant) {
        return Optional.ofNullable(latest.get(tenant));
    }

    @Override
    public synchronized Collection<Anchor> all() {
        return List.copyOf(latest.values());
    }

    @Override
    public synchronized void add(List<Anchor> anchors) {
        for (Anchor anchor : anchors) {
            Anchor before = latest.get(anchor.tenant());
            if (before != null && before.head().sequence() > anchor.head().sequence()) {
                throw new IllegalArgumentException(
                        "an anchor at " + anchor.head().sequence() + " of "
                                + anchor.tenant() + " would stand before the one at "
                                + before.head().sequence());
            }
        }
        write(anchors.stream().map(AnchorLine::text).toList());
        anchors.forEach(anchor -> latest.put(anchor.tenant(), anchor));
    }

    @Override
    public synchronized boolean isSealed() {
        return sealed;
    }

    @Override
    public synchronized void seal() {
        write(List.of(SEALED));
        sealed = true;
    }

    private void write(List<String> lines) {
        StringBuilder text = new StringBuilder();
        String signature = lastSignature;
        for (String line : lines) {
            signature = signer.signLine(line + " " + signature);
            text.append(line).append(' ').append(signature).append('\n');
        }
        try (FileChannel channel = FileChannel.open(
                file, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            if (channel.size() > length) {
                // Removes an incomplete line that a crash or a full disk left, before the next line is written.
                channel.truncate(length);
            }
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            length = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lastSignature = signature;
    }

    /** Returns what is wrong with the file. An incomplete last line is ignored: nothing refers to it. */
    private Optional<String> read() throws IOException {
        long size = Files.size(file);
        long number = 0;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (length + line.length() + 1 > size) {
                    break;
                }
                if (!accept(line)) {
                    return Optional.of("line %d of %s was not written by this installation".formatted(number, file));
                }
                length += line.length() + 1L;
            }
        }
        return Optional.empty();
    }

    private boolean accept(String line) {
        int end = line.lastIndexOf(' ');
        if (end < 0 || !signer.isOurLine(line.substring(0, end) + " " + lastSignature, line.substring(end + 1))) {
            return false;
        }
        String text = line.substring(0, end);
        lastSignature = line.substring(end + 1);
        if (text.equals(SEALED)) {
            sealed = true;
            return true;
        }
        Optional<Anchor> anchor = AnchorLine.parse(text);
        anchor.ifPresent(next -> latest.merge(next.tenant(), next, AnchorLine::later));
        return anchor.isPresent();
    }
}
