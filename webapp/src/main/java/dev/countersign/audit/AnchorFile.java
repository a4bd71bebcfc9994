package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
 * on the disk before the database records it. Nodes of one machine may share the file: each reads what others have added before it looks, and before it
 * writes, which it does under the lock of the file.
 */
final class AnchorFile implements Anchors {

    private static final String SEALED = "sealed";
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path file;
    private final AuditSigner signer;
    private final Map<TenantId, Anchor> latest = new HashMap<>();
    private String lastSignature = "";

    /** The length of the complete lines that were read or written, in bytes. */
    private long length;

    private long lines;

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
        catchUp();
        return Optional.ofNullable(latest.get(tenant));
    }

    @Override
    public synchronized Collection<Anchor> all() {
        catchUp();
        return List.copyOf(latest.values());
    }

    @Override
    public synchronized void add(List<Anchor> anchors) {
        write(anchors.stream().map(AnchorLine::text).toList(), () -> anchors.forEach(this::requireLater));
        anchors.forEach(anchor -> latest.put(anchor.tenant(), anchor));
    }

    private void requireLater(Anchor anchor) {
        Anchor before = latest.get(anchor.tenant());
        if (before != null && before.head().sequence() > anchor.head().sequence()) {
            throw new IllegalArgumentException("an anchor at %d of %s would stand before the one at %d"
                    .formatted(
                            anchor.head().sequence(),
                            anchor.tenant(),
                            before.head().sequence()));
        }
    }

    @Override
    public synchronized boolean isSealed() {
        catchUp();
        return sealed;
    }

    @Override
    public synchronized void seal() {
        write(List.of(SEALED), () -> {});
        sealed = true;
    }

    /** @param check what must hold after the lines of other nodes were read */
    private void write(List<String> added, Runnable check) {
        try (FileChannel channel = FileChannel.open(
                        file,
                        APPEND,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                FileLock _ = channel.lock()) {
            catchUp();
            check.run();
            if (channel.size() > length) {
                // Removes an incomplete line that a crash or a full disk left, before the next line is written.
                channel.truncate(length);
            }
            write(added, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> added, FileChannel channel) throws IOException {
        StringBuilder text = new StringBuilder();
        String signature = lastSignature;
        for (String line : added) {
            signature = signer.signLine(line + " " + signature);
            text.append(line).append(' ').append(signature).append('\n');
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
        length = channel.size();
        lines += added.size();
        lastSignature = signature;
    }

    /** Reads what other nodes have added. */
    private void catchUp() {
        try {
            if (Files.exists(file) && Files.size(file) > length) {
                read().ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads from where it ended, and returns what is wrong with the file. An incomplete last line is ignored: nothing refers to it. */
    private Optional<String> read() throws IOException {
        long size = Files.size(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(length);
            BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (length + line.length() + 1 > size) {
                    break;
                }
                if (!accept(line)) {
                    return Optional.of("line %d of %s was not written by this installation".formatted(lines + 1, file));
                }
                lines++;
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
