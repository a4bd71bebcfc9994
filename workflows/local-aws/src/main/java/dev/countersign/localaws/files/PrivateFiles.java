package dev.countersign.localaws.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Folders and files that only the user who runs the program may read. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** Creates the folder, or removes the rights of other users from an existing one. */
    public static Path folder(Path folder) throws IOException {
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(folder)) {
            try {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            } catch (FileAlreadyExistsException madeMeanwhile) {
                if (!Files.isDirectory(folder)) {
                    throw madeMeanwhile;
                }
            }
        }
        restrict(folder, FOLDER);
        return folder.toRealPath();
    }

    /** Creates an empty file, or removes the rights of other users from an existing one. */
    public static void file(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // Restricted below, like any existing file.
            }
        }
        restrict(file, FILE);
    }

    /**
     * The text of a file that is written once. If it is missing, its text is generated, written to the disk, and only then renamed to its final
     * name. If two processes do this at the same time, both read what one of them wrote.
     */
    public static String readOrCreate(Path file, Supplier<String> text) throws IOException {
        if (!Files.exists(file)) {
            var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            var fresh = Files.createTempFile(
                    folder, file.getFileName() + ".", ".new", PosixFilePermissions.asFileAttribute(FILE));
            try {
                try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    var bytes = ByteBuffer.wrap(text.get().getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.createLink(file, fresh);
                force(folder);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                // Read below.
            } finally {
                Files.delete(fresh);
            }
        }
        restrict(file, FILE);
        return Files.readString(file);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (!Files.getPosixFilePermissions(path).equals(permissions)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
