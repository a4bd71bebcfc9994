package dev.countersign.execution;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Addresses written as numbers that no function calls. Functions check every address, also those behind names, whenever they call one; this says it earlier, to
 * whoever types one.
 */
public final class NeverCalled {

    private NeverCalled() {}

    /** Of this machine, of the link (where clouds answer questions about themselves), of nobody, of groups. */
    public static boolean isOfNoService(String host) {
        return readings(host)
                .anyMatch(address -> address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isAnyLocalAddress()
                        || address.isMulticastAddress());
    }

    /** Also those of private networks. */
    public static boolean isNotPublic(String host) {
        return isOfNoService(host)
                || readings(host)
                        .anyMatch(address ->
                                address.isSiteLocalAddress() || isSharedOrReserved(address) || isUniqueLocal(address));
    }

    /** As browsers, the C library and Java read it: 127.1, 0x7f000001, 2130706433, 010.0.0.1, [::ffff:127.0.0.1]. None for a name. */
    private static Stream<InetAddress> readings(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return Stream.<Function<String, InetAddress>>of(InetAddress::ofLiteral, Inet4Address::ofPosixLiteral)
                .flatMap(reading -> {
                    try {
                        return Stream.of(reading.apply(bare));
                    } catch (IllegalArgumentException noNumbers) {
                        return Stream.empty();
                    }
                });
    }

    /** 0.0.0.0/8, 100.64.0.0/10 (shared by providers), 192.0.0.0/24, 240.0.0.0/4. */
    private static boolean isSharedOrReserved(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return address instanceof Inet4Address
                && (first == 0
                        || (first == 100 && second >>> 6 == 1)
                        || (first == 192 && second == 0 && bytes[2] == 0)
                        || first >= 240);
    }

    /** fc00::/7, to which the metadata of AWS belongs, too. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
    }
}
