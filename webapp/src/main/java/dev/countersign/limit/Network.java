package dev.countersign.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a client, as a server or the proxy before it names it. Proxies may write a port behind it, or a word for an address that they do not
 * know.
 */
public final class Network {

    private static final int NETWORK_OF_IPV6 = 8;

    /** An IPv4 address or an IPv6 address in brackets, with a port. */
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+|\\[[^]]+]):[0-9]+");

    private Network() {}

    /**
     * What the address is counted by: of an IPv6 address its first half, since its owner can choose the rest freely, also for each attempt. An IPv4
     * address as it is, without a port. Whatever is no address, as it is.
     */
    public static String of(String address) {
        return parse(address).map(Network::counted).orElse(address);
    }

    /** Whether this machine itself asks. */
    public static boolean isLoopback(String address) {
        return parse(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static String counted(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length <= NETWORK_OF_IPV6
                ? address.getHostAddress()
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_OF_IPV6));
    }

    private static Optional<InetAddress> parse(String address) {
        Matcher withPort = WITH_PORT.matcher(address);
        try {
            return Optional.of(InetAddress.ofLiteral(withPort.matches() ? withPort.group(1) : address));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
