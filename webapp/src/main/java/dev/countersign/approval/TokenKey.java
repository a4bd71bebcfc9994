package dev.countersign.approval;

import dev.countersign.secret.KeptKeys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key for task tokens, {@code countersign.token-key}. */
@Configuration(proxyBeanMethods = false)
class TokenKey {

    @Bean
    TokenCipher tokenCipher(KeptKeys keys) throws GeneralSecurityException, IOException {
        return new TokenCipher(keys.aead("token-key"));
    }
}
