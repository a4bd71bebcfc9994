package dev.countersign.lambdas.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The address of a call: below the address of its connector, whatever the path is made from. A path is plain text: what has a meaning in an address is
 * encoded.
 */
final class Target {

    private static final String PLAIN = "-._~!$'()*+,;=:@";
    private static final Set<String> OUT = Set.of(".", "..");

    private Target() {}

    static URI of(Connector connector, String path, JsonNode query) {
        if (!path.startsWith("/")) {
            throw new PermanentFailure("The path has to start with a slash.");
        }
        String[] segments = path.substring(1).split("/", -1);
        if (path.indexOf('\\') >= 0 || Arrays.stream(segments).anyMatch(OUT::contains)) {
            throw new PermanentFailure("The path has to stay within the address of the connector.");
        }
        String address = connector.address().toString().replaceFirst("/+$", "");
        String encoded = Arrays.stream(segments).map(Target::encoded).collect(Collectors.joining("/"));
        String asked = query.properties().stream()
                .map(member -> parameter(member.getKey()) + "="
                        + parameter(
                                member.getValue().isValueNode()
                                        ? member.getValue().asString()
                                        : member.getValue().toString()))
                .collect(Collectors.joining("&"));
        return URI.create(address + "/" + encoded + (asked.isEmpty() ? "" : "?" + asked));
    }

    private static String parameter(String text) {
        return encoded(text).replace("+", "%2B").replace("=", "%3D").replace(";", "%3B");
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (one & 0xFF);
            boolean plain = sign < 0x80 && (Character.isLetterOrDigit(sign) || PLAIN.indexOf(sign) >= 0);
            encoded.append(plain ? String.valueOf(sign) : "%%%02X".formatted((int) sign));
        }
        return encoded.toString();
    }
}
