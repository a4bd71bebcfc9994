package dev.countersign.signin;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The host names of this server. A request under another name is refused: it may come from a page whose own name resolves to this server (DNS
 * rebinding). So URLs that are built from the host of a request lead nowhere else.
 *
 * @param baseUrl where links in emails lead; its host is always allowed
 * @param allowedHosts further hosts as a browser sends them: {@code name} or {@code name:port}
 */
@ConfigurationProperties("countersign")
record AllowedHosts(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue Set<String> allowedHosts) {

    AllowedHosts {
        allowedHosts = Stream.concat(Stream.of(baseUrl.getAuthority()), allowedHosts.stream())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allow(String scheme, String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return allowedHosts.contains(name + ":" + port) || (usual && allowedHosts.contains(name));
    }
}
