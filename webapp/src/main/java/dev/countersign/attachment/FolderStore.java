package dev.countersign.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A folder: for one machine, or a network file system that all nodes share. The names of files in it are ids, never those of people. */
final class FolderStore implements FileStore {

    private static final String UNFINISHED = ".part";

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    /** Written under another name and renamed, so that a file under its key is complete, also after a crash. */
    @Override
    public void put(StorageKey key, Path bytes) throws IOException {
        Path wanted = path(key);
        Path unfinished = wanted.resolveSibling(wanted.getFileName() + UNFINISHED);
        Files.createDirectories(wanted.getParent());
        Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, wanted, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(wanted.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    @Override
    public InputStream open(StorageKey key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        Path file = path(key);
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + UNFINISHED));
    }

    /** A folder for each tenant, and in it 256 for the last digits of the ids, which are random. */
    private Path path(StorageKey key) {
        String id = key.file().toString();
        return folder.resolve(key.tenant().value().toString())
                .resolve(id.substring(id.length() - 2))
                .resolve(id);
    }
}
