package dev.countersign.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the bytes of files are. Each file has a key of its own that is never used for another one, so nothing is ever overwritten. */
interface FileStore {

    /** Stores the bytes of a file; they are there for good when this returns. */
    void put(StorageKey key, Path bytes) throws IOException;

    /** The bytes; fails with {@link java.nio.file.NoSuchFileException} if there are none. The caller closes the stream. */
    InputStream open(StorageKey key) throws IOException;

    /** Does nothing if there are none. */
    void delete(StorageKey key) throws IOException;
}
