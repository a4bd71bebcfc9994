package dev.countersign.localaws.keys;

import dev.countersign.localaws.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of an endpoint. They are in its data folder and not in its database, so that a copy of the database is of no use without them.
 *
 * @param access what callers sign with; a new one is generated when its file is deleted
 * @param sealing what the texts in the database are encrypted with; without it they cannot be read any more
 */
public record Keys(AccessKey access, Sealing sealing) {

    private static final String ACCESS_FILE = "aws-access-key";
    private static final String STORAGE_FILE = "aws-storage-key";
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    /**
     * The keys of this data folder, generated at the first call.
     *
     * @throws IOException also if a file is damaged, with a sentence that says so
     */
    public static Keys in(Path folder) throws IOException {
        var place = PrivateFiles.folder(folder);
        var access = place.resolve(ACCESS_FILE);
        var storage = place.resolve(STORAGE_FILE);
        try {
            return new Keys(
                    accessKey(PrivateFiles.readOrCreate(access, Keys::newAccessKey)),
                    new Sealing(Base64.getDecoder()
                            .decode(PrivateFiles.readOrCreate(storage, Keys::newStorageKey)
                                    .strip())));
        } catch (IllegalArgumentException damaged) {
            throw new IOException(
                    "The key files %s and %s are damaged: bring them back from a backup.".formatted(access, storage),
                    damaged);
        }
    }

    /** Keys that exist in this process only. */
    public static Keys random() {
        return new Keys(accessKey(newAccessKey()), new Sealing(bytes(Sealing.KEY_BYTES)));
    }

    private static AccessKey accessKey(String lines) {
        var both = lines.lines().toList();
        if (both.size() != 2) {
            throw new IllegalArgumentException("an access key is an id and a secret");
        }
        return new AccessKey(both.getFirst().strip(), both.getLast().strip());
    }

    private static String newAccessKey() {
        var id = new StringBuilder("AKIA");
        new SecureRandom()
                .ints(ID_LENGTH, 0, ID_LETTERS.length())
                .forEach(letter -> id.append(ID_LETTERS.charAt(letter)));
        return id + "\n" + Base64.getEncoder().encodeToString(bytes(SECRET_BYTES)) + "\n";
    }

    private static String newStorageKey() {
        return Base64.getEncoder().encodeToString(bytes(Sealing.KEY_BYTES)) + "\n";
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
