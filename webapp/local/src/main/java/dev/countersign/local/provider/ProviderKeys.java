package dev.countersign.local.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;

/** The secrets of the provider: generated at the first start, in the data folder, readable by its owner only. */
final class ProviderKeys {

    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;

    private final Path folder;

    ProviderKeys(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder, permissions("rwx------"));
    }

    /** The key that signs ID tokens. */
    RSAKey signingKey() throws IOException, JOSEException, ParseException {
        var file = folder.resolve("provider-signing-key.json");
        if (!Files.exists(file)) {
            write(
                    file,
                    new RSAKeyGenerator(RSA_BITS)
                            .keyIDFromThumbprint(true)
                            .generate()
                            .toJSONString());
        }
        return RSAKey.parse(Files.readString(file));
    }

    /** The secret with which the application requests tokens of a tenant. */
    String clientSecret(String tenant) throws IOException {
        var file = folder.resolve("provider-client-" + tenant);
        if (!Files.exists(file)) {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return Files.readString(file);
    }

    /** Writes a temporary file and renames it, so that a killed start leaves no incomplete secret. */
    private static void write(Path file, String content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, permissions("rw-------"));
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?> permissions(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
