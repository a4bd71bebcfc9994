package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An anchor as text: {@code <tenant> <sequence> <hash> <unsigned>}. */
final class AnchorLine {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36}) ([0-9]{1,18}) ([0-9a-f]{64}) ([0-9]{1,18})");

    private AnchorLine() {}

    static String text(Anchor anchor) {
        return anchor.tenant() + " " + anchor.head().sequence() + " "
                + anchor.head().hash().hex() + " " + anchor.unsigned();
    }

    static Optional<Anchor> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new Anchor(
                        new TenantId(UUID.fromString(parts.group(1))),
                        new Head(Long.parseLong(parts.group(2)), new Hash(parts.group(3))),
                        Long.parseLong(parts.group(4))))
                : Optional.empty();
    }

    /** The later of two anchors. Two nodes may anchor the same tenant at once; both have checked what they anchor. */
    static Anchor later(Anchor one, Anchor other) {
        return one.head().sequence() >= other.head().sequence() ? one : other;
    }
}
