package dev.countersign.local.vendor;

import dev.countersign.connector.Connector;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** How the demo organisations call the vendor. */
public final class VendorConnector {

    /** Public on purpose: it opens nothing but the vendor of this machine. */
    public static final String API_KEY = "demo-vendor-key";

    private static final int TIMEOUT_SECONDS = 5;
    private static final Set<Integer> RETRIED = Set.of(408, 425, 429, 500, 502, 503, 504);

    private VendorConnector() {}

    /** One for trips and one for orders. */
    public static List<Connector> on(int port) {
        return List.of(on(port, "travel-vendor", "Travel vendor (demo)"), on(port, "shop", "Shop (demo)"));
    }

    private static Connector on(int port, String key, String name) {
        return new Connector(
                key,
                name,
                URI.create("http://127.0.0.1:" + port + VendorApi.PATH),
                new Connector.SignIn.ApiKey("X-Api-Key"),
                Connector.IDEMPOTENCY_HEADER,
                TIMEOUT_SECONDS,
                RETRIED);
    }
}
