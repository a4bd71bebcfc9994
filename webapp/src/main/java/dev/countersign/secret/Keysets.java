package dev.countersign.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code keysets}: reads the keysets of an environment, as its secret has them, from standard input, adds keys, and writes all of them. An old
 * key stays, so that what it encrypted or signed can still be read.
 *
 * @param byName keysets of Tink in JSON, by the members of the secret
 */
public record Keysets(Map<String, String> byName) {

    private static final Map<String, Parameters> KINDS = Map.of(
            "token", PredefinedAeadParameters.AES256_GCM,
            "sign-in", PredefinedAeadParameters.AES256_GCM,
            "unsubscribe", PredefinedAeadParameters.AES256_GCM,
            "intake", PredefinedMacParameters.HMAC_SHA256_256BITTAG,
            "audit", PredefinedMacParameters.HMAC_SHA256_256BITTAG);

    public Keysets {
        byName = Map.copyOf(byName);
    }

    /**
     * Reads the keysets of an environment.
     *
     * @param secret an object with a keyset in each member, or nothing, for a new environment
     */
    public static Keysets read(String secret) throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
        return secret.isBlank()
                ? new Keysets(Map.of())
                : new Keysets(JsonMapper.shared().readValue(secret, new TypeReference<Map<String, String>>() {}));
    }

    /**
     * With a new primary key in each of these keysets, and the keysets that are missing.
     *
     * @throws IllegalArgumentException if there is no keyset of such a name
     */
    public Keysets withNewKeys(List<String> names) throws GeneralSecurityException {
        Map<String, String> changed = new TreeMap<>(byName);
        for (Map.Entry<String, Parameters> kind : KINDS.entrySet()) {
            String name = kind.getKey();
            if (!changed.containsKey(name)) {
                changed.put(name, written(KeysetHandle.newBuilder(), kind.getValue()));
            } else if (names.contains(name)) {
                changed.put(name, written(KeysetHandle.newBuilder(parsed(changed.get(name))), kind.getValue()));
            }
        }
        if (!KINDS.keySet().containsAll(names)) {
            throw new IllegalArgumentException("The keysets are %s, and not all of %s"
                    .formatted(KINDS.keySet().stream().sorted().toList(), names));
        }
        return new Keysets(changed);
    }

    /** As the secret has it. */
    public String json() {
        return JsonMapper.shared().writeValueAsString(new TreeMap<>(byName));
    }

    private static KeysetHandle parsed(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static String written(KeysetHandle.Builder keyset, Parameters parameters) throws GeneralSecurityException {
        KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(parameters)
                .withRandomId()
                .makePrimary();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                keyset.addEntry(fresh).build(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
}
