package dev.countersign.localaws.keys;

import dev.countersign.localaws.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The secrets of an endpoint. They are in its data folder and not in its database, so that a copy of the database is of no use without them.
 *
 * @param access what callers sign with who have no role; a new one is generated when its file is deleted
 * @param sealing what the texts in the database are encrypted with; without it they cannot be read any more
 * @param roles further access keys by the name of the role that signs with them
 */
public record Keys(AccessKey access, Sealing sealing, Map<String, AccessKey> roles) {

    /** The name of those who sign with {@link #access}. */
    public static final String OWNER = "owner";

    private static final String ACCESS_FILE = "aws-access-key";
    private static final String STORAGE_FILE = "aws-storage-key";
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    public Keys {
        roles = Map.copyOf(roles);
    }

    private Keys(AccessKey access, Sealing sealing) {
        this(access, sealing, Map.of());
    }

    /** The same, with an access key for this role that exists in this process only. */
    public Keys withRole(String name) {
        var more = new LinkedHashMap<>(roles);
        more.put(name, accessKey(newAccessKey()));
        return new Keys(access, sealing, more);
    }

    /**
     * The access key of a role.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public AccessKey ofRole(String name) {
        var key = roles.get(name);
        if (key == null) {
            throw new IllegalArgumentException("no role " + name);
        }
        return key;
    }

    /** The names of all callers by the ids of their access keys. */
    public Map<String, String> callers() {
        var callers = roles.entrySet().stream()
                .collect(Collectors.toMap(role -> role.getValue().id(), Map.Entry::getKey));
        callers.put(access.id(), OWNER);
        return callers;
    }

    /** All access keys with which requests may be signed, by their ids. */
    public Map<String, AccessKey> signing() {
        var signing = roles.values().stream().collect(Collectors.toMap(AccessKey::id, Function.identity()));
        signing.put(access.id(), access);
        return signing;
    }

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
