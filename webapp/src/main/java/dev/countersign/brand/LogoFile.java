package dev.countersign.brand;

import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Serves logos to everybody who knows their address, since programs for email have no session. The address has the hash of the content, so a browser
 * may keep it for ever. The address of an earlier logo, which stands in earlier letters, gets the present one.
 */
@Controller
class LogoFile {

    private static final Pattern TENANT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Brands brands;

    LogoFile(Brands brands) {
        this.brands = brands;
    }

    @GetMapping("/logo/{tenant}/{hash}.png")
    ResponseEntity<byte[]> logo(@PathVariable String tenant, @PathVariable String hash) {
        return (TENANT.matcher(tenant).matches()
                        ? brands.logo(new TenantId(UUID.fromString(tenant)))
                        : Optional.<StoredLogo>empty())
                .map(logo -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(
                                logo.hash().equals(hash)
                                        ? CacheControl.maxAge(Duration.ofDays(365))
                                                .cachePublic()
                                                .immutable()
                                        : CacheControl.noCache())
                        // Webmail shows it on pages of its own.
                        .header("Cross-Origin-Resource-Policy", "cross-origin")
                        .body(logo.content()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
