package dev.countersign.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keys by name, each a Tink keyset in JSON, from the property {@code countersign.<name>}. On one machine they are in the data folder, generated at
 * the first start and readable by its owner only. Each purpose has its own key, so that each can be changed by itself.
 */
@Component
public class KeptKeys {

    private final Environment settings;

    KeptKeys(Environment settings) {
        this.settings = settings;
    }

    /**
     * Authenticated encryption with the key of this name.
     *
     * @throws IllegalStateException if there is neither a keyset nor a folder for one
     */
    public Aead aead(String name) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        return keys(name, PredefinedAeadParameters.AES256_GCM).getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /**
     * Signatures with the newest key of this name (HMAC-SHA-256), verified with all keys of the keyset: each signature names its key.
     *
     * @throws IllegalStateException if there is neither a keyset nor a folder for one
     */
    public Mac mac(String name) throws GeneralSecurityException, IOException {
        MacConfig.register();
        return keys(name, PredefinedMacParameters.HMAC_SHA256_256BITTAG)
                .getPrimitive(RegistryConfiguration.get(), Mac.class);
    }

    private KeysetHandle keys(String name, Parameters fresh) throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                keyset(name, fresh), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private String keyset(String name, Parameters parameters) throws GeneralSecurityException, IOException {
        @Nullable String given = settings.getProperty("countersign." + name);
        if (given != null) {
            return given;
        }
        @Nullable String folder = settings.getProperty("countersign.data-dir");
        if (folder == null) {
            throw new IllegalStateException(
                    "There is no key: set countersign.%s to a Tink keyset in JSON".formatted(name));
        }
        return kept(Path.of(folder, name + ".json"), parameters);
    }

    /** Writes a temporary file and renames it, so that a crash leaves the whole key or none. */
    private static String kept(Path file, Parameters parameters) throws GeneralSecurityException, IOException {
        if (Files.notExists(file)) {
            KeysetHandle fresh = KeysetHandle.generateNew(parameters, RegistryConfiguration.get());
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(
                    file.getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    beside,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
            Files.move(beside, file);
        }
        return Files.readString(file);
    }
}
