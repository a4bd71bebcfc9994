package dev.countersign.webhook;

import dev.countersign.execution.NeverCalled;
import dev.countersign.webhook.WebhookResult.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a webhook must be like. Whether a name leads to a public address is checked by the function, whenever it looks the name up. */
@Component
class WebhookRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 1_000;
    private static final int SHOWN = 200;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final boolean loopback;

    /** @param loopback whether programs of this machine may be called, without encryption */
    WebhookRules(@Value("${countersign.webhook-loopback:false}") boolean loopback) {
        this.loopback = loopback;
    }

    /**
     * All that is wrong with it.
     *
     * @param isNew whether there is no address that could be kept
     */
    Set<Fault> faults(WebhookDraft draft, boolean isNew) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
            faults.add(Fault.NAME);
        }
        boolean keeps = draft.address().isEmpty() && !isNew;
        if (!keeps && address(draft.address()).isEmpty()) {
            faults.add(Fault.ADDRESS);
        }
        if (draft.events().isEmpty() || !WebhookEvent.choices().containsAll(draft.events())) {
            faults.add(Fault.EVENTS);
        }
        return faults;
    }

    /** Empty for what is no address that can be called. */
    Optional<URI> address(String typed) {
        try {
            URI address = new URI(typed);
            boolean whole = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && typed.length() <= LONGEST_ADDRESS;
            boolean own = isLoopback(address);
            boolean https = "https".equals(address.getScheme()) && (own ? loopback : isOutside(address));
            boolean plain = loopback && own && "http".equals(address.getScheme());
            return whole && (https || plain) ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(URI address) {
        return address.getHost() != null && LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isOutside(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return !NeverCalled.isNotPublic(host) && !host.equals("localhost.") && !host.endsWith(".localhost");
    }

    /** Without the query, and for channels without the path: who knows it can write into the channel. */
    static String shown(URI address, WebhookKind kind) {
        String host = address.getScheme() + "://" + address.getRawAuthority();
        String path = kind == WebhookKind.JSON ? address.getRawPath() : "/…";
        String shown = host + path + (kind == WebhookKind.JSON && address.getRawQuery() != null ? "?…" : "");
        return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
    }
}
