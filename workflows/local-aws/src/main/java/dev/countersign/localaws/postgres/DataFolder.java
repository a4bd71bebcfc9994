package dev.countersign.localaws.postgres;

import dev.countersign.localaws.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The folder that keeps everything between two runs. One process at a time holds its lock; the operating system releases the lock when
 * that process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {

    static final int POSTGRES_MAJOR = 18;

    /** The version of the layout of files in the folder. Incremented when an older release could not read the folder any more. */
    static final int LAYOUT = 1;

    private static final Pattern VERSION = Pattern.compile("postgresql=(\\d{1,4}) layout=(\\d{1,4})");

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Creates the folder if it is missing, and takes its lock.
     *
     * @throws CannotStart with one sentence for the person who started the program, for example if another process has the lock
     */
    public static DataFolder open(Path folder) throws CannotStart {
        try {
            var real = PrivateFiles.folder(folder);
            var opened = new DataFolder(real, lock(real));
            try {
                opened.checkVersion();
                opened.restrictFiles();
                return opened;
            } catch (CannotStart | IOException | RuntimeException refused) {
                opened.close();
                throw refused;
            }
        } catch (IOException unusable) {
            throw new CannotStart(
                    "The data folder %s cannot be written: choose another with --data, or make it writable."
                            .formatted(folder.toAbsolutePath()),
                    unusable);
        }
    }

    private static FileChannel lock(Path folder) throws IOException, CannotStart {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Handled below: it does not matter whether this process or another one holds the lock.
        }
        channel.close();
        throw new CannotStart(
                "The data folder %s is in use by another Countersign: stop that one first, or choose another folder with --data."
                        .formatted(folder));
    }

    /** An earlier release allowed other users to read the logs. */
    private void restrictFiles() throws IOException {
        PrivateFiles.file(serverLog());
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var file : files) {
                PrivateFiles.file(file);
            }
        }
    }

    private void checkVersion() throws IOException, CannotStart {
        var file = folder.resolve("version");
        if (!Files.exists(file)) {
            return;
        }
        var text = Files.readString(file).strip();
        var version = VERSION.matcher(text);
        if (!version.matches()) {
            throw new CannotStart("The data folder %s has a version file this release cannot read: '%s'."
                    .formatted(folder, text.lines().findFirst().orElse("")));
        }
        var postgres = Integer.parseInt(version.group(1));
        var layout = Integer.parseInt(version.group(2));
        if (postgres > POSTGRES_MAJOR || layout > LAYOUT) {
            throw new CannotStart(
                    "The data folder %s was written by a newer version of Countersign: start that version, or choose another folder with --data."
                            .formatted(folder));
        }
        if (postgres < POSTGRES_MAJOR) {
            throw new CannotStart(
                    "The data folder %s holds data of PostgreSQL %d and this release brings %d: move the data with a dump, or choose another folder with --data."
                            .formatted(folder, postgres, POSTGRES_MAJOR));
        }
    }

    /** Marks the folder as complete. An interrupted initialization never reaches this. */
    void stampVersion() throws IOException {
        var fresh = folder.resolve("version.new");
        Files.writeString(fresh, "postgresql=%d layout=%d\n".formatted(POSTGRES_MAJOR, LAYOUT));
        Files.move(fresh, folder.resolve("version"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The password of the superuser, generated at the first start and readable by the owner of the folder only. */
    String password() throws IOException {
        var file = folder.resolve("postgres-password");
        if (!Files.exists(file) || Files.size(file) == 0) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.deleteIfExists(file);
            PrivateFiles.file(file);
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file).strip();
    }

    Path passwordFile() {
        return folder.resolve("postgres-password");
    }

    Path cluster() {
        return folder.resolve("postgres");
    }

    Path serverLog() {
        return folder.resolve("postgres.log");
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unreleased) {
            throw new UncheckedIOException(unreleased);
        }
    }
}
