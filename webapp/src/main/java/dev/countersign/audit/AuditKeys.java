package dev.countersign.audit;

import dev.countersign.secret.KeptKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The key of the log, {@code countersign.audit-key}, and its anchors: in the file {@code countersign.audit.anchor-file} or, if this is not set, in
 * the log of the program.
 */
@Configuration(proxyBeanMethods = false)
class AuditKeys {

    private static final Logger LOG = LoggerFactory.getLogger(AuditKeys.class);

    @Bean
    AuditSigner auditSigner(KeptKeys keys) throws GeneralSecurityException, IOException {
        return new AuditSigner(keys.mac("audit-key"));
    }

    @Bean
    Anchors auditAnchors(AuditSigner signer, Environment settings) throws IOException {
        @Nullable String file = settings.getProperty("countersign.audit.anchor-file");
        if (file == null) {
            return new AnchorLog(signer);
        }
        Anchors anchors = AnchorFile.open(Path.of(file), signer);
        if (anchors instanceof UnreadableAnchors unreadable) {
            LOG.error("No audit log counts as intact: {}", unreadable.why());
        }
        return anchors;
    }
}
