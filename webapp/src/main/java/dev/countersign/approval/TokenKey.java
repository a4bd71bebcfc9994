package dev.countersign.approval;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The key for task tokens: a Tink keyset in JSON, from {@code countersign.token-key}; on one machine kept in the data folder, made at
 * the first start and readable by its owner only.
 */
@Configuration(proxyBeanMethods = false)
class TokenKey {

    private static final String FILE = "token-key.json";

    @Bean
    TokenCipher tokenCipher(
            @Value("${countersign.token-key:#{null}}") @Nullable String keyset,
            @Value("${countersign.data-dir:#{null}}") @Nullable Path dataDir)
            throws GeneralSecurityException, IOException {
        AeadConfig.register();
        if (keyset != null) {
            return cipher(keyset);
        }
        if (dataDir == null) {
            throw new IllegalStateException(
                    "No key for task tokens: set countersign.token-key to a Tink AEAD keyset in JSON");
        }
        return cipher(kept(dataDir.resolve(FILE)));
    }

    private static TokenCipher cipher(String keyset) throws GeneralSecurityException {
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(
                keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        return new TokenCipher(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    /** Written beside and moved, so that a crash leaves the whole key or none. */
    private static String kept(Path file) throws GeneralSecurityException, IOException {
        if (Files.notExists(file)) {
            KeysetHandle fresh =
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
            Files.createDirectories(file.getParent());
            Path beside = Files.createTempFile(
                    file.getParent(),
                    FILE,
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
