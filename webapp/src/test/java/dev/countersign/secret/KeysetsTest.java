package dev.countersign.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class KeysetsTest {

    @Test
    void aNewEnvironmentGetsEachKeysetThatTheApplicationReads() throws Exception {
        Keysets fresh = Keysets.read("").withNewKeys(List.of());

        assertThat(fresh.byName()).containsOnlyKeys("token", "sign-in", "unsubscribe", "intake", "audit");
        for (String name : List.of("token", "sign-in", "unsubscribe")) {
            assertThat(aead(fresh, name).encrypt("text".getBytes(UTF_8), new byte[0]))
                    .isNotEmpty();
        }
        for (String name : List.of("intake", "audit")) {
            assertThat(mac(fresh, name).computeMac("text".getBytes(UTF_8))).isNotEmpty();
        }
    }

    @Test
    void aNewKeyIsUsedAndWhatTheOldOneEncryptedAndSignedCanStillBeRead() throws Exception {
        Keysets before = Keysets.read("").withNewKeys(List.of());
        byte[] token = aead(before, "token").encrypt("token".getBytes(UTF_8), new byte[0]);
        byte[] signature = mac(before, "audit").computeMac("entry".getBytes(UTF_8));

        Keysets after = Keysets.read(before.json()).withNewKeys(List.of("token", "audit"));

        assertThat(aead(after, "token").decrypt(token, new byte[0])).isEqualTo("token".getBytes(UTF_8));
        mac(after, "audit").verifyMac(signature, "entry".getBytes(UTF_8));
        byte[] newer = aead(after, "token").encrypt("token".getBytes(UTF_8), new byte[0]);
        Aead old = aead(before, "token");
        assertThatThrownBy(() -> old.decrypt(newer, new byte[0])).hasMessage("decryption failed");
        assertThat(after.byName().get("sign-in")).isEqualTo(before.byName().get("sign-in"));
    }

    @Test
    void aKeysetThatThereIsNotIsRefused() throws Exception {
        Keysets none = Keysets.read("");
        List<String> names = List.of("tokens");

        assertThatThrownBy(() -> none.withNewKeys(names))
                .hasMessage("The keysets are [audit, intake, sign-in, token, unsubscribe], and not all of [tokens]");
    }

    private static Aead aead(Keysets keysets, String name) throws Exception {
        return kept(keysets, name).aead(name + "-key");
    }

    private static Mac mac(Keysets keysets, String name) throws Exception {
        return kept(keysets, name).mac(name + "-key");
    }

    private static KeptKeys kept(Keysets keysets, String name) {
        return new KeptKeys(new MockEnvironment()
                .withProperty(
                        "countersign." + name + "-key",
                        Objects.requireNonNull(keysets.byName().get(name))));
    }
}
