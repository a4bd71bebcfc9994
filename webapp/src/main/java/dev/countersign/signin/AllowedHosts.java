package dev.countersign.signin;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under which names this server may be asked for. A page of another site that has its own name point here is asked for under that name,
 * and gets nothing; and no address that is built from the name of a request leads anywhere else.
 *
 * @param baseUrl where links in letters lead; its host is always allowed
 * @param allowedHosts more of them, each as a browser sends it: {@code name} or {@code name:port}
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
