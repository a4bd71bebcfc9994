package dev.countersign.lambdas.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses may be called: public ones, by HTTPS. The operator can allow others by host and port.
 *
 * @param allowed {@code host:port}, or {@code host:*} for all its ports, in lower case
 */
public record AddressPolicy(Set<String> allowed) {

    /** An IPv4 network that is not public, from the registry of special-purpose addresses (RFC 6890). */
    private record Network(int address, int bits) {

        static Network of(String written) {
            String[] parts = written.split("[./]", -1);
            int address = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                address = (address << Byte.SIZE) | Integer.parseInt(parts[i]);
            }
            return new Network(address, Integer.parseInt(parts[Integer.BYTES]));
        }

        boolean has(int other) {
            return (address ^ other) >>> (Integer.SIZE - bits) == 0;
        }
    }

    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3")
            .map(Network::of)
            .toList();

    public AddressPolicy {
        allowed = allowed.stream().map(one -> one.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads the addresses that are allowed although they are not public.
     *
     * @param list as in the environment: {@code host:port} or {@code host:*}, separated by commas
     */
    public static AddressPolicy of(String list) {
        return new AddressPolicy(Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toSet()));
    }

    boolean isAllowed(URI address) {
        return address.getHost() != null && isAllowed(address.getHost(), port(address));
    }

    boolean isAllowed(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return allowed.contains(name + ":" + port) || allowed.contains(name + ":*");
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** IPv6: only global unicast, without the parts that stand for IPv4 networks or are reserved. */
    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress(), 0);
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes, int from) {
        int address = 0;
        for (int i = from; i < from + Integer.BYTES; i++) {
            address = (address << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        int known = address;
        return SPECIAL.stream().noneMatch(network -> network.has(known));
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int first = ((bytes[0] & 0xFF) << Byte.SIZE) | (bytes[1] & 0xFF);
        int second = ((bytes[2] & 0xFF) << Byte.SIZE) | (bytes[3] & 0xFF);
        boolean global = first >>> 13 == 1;
        boolean tunnel = first == 0x2002 || (first == 0x2001 && second < 0x200);
        boolean documentation = (first == 0x2001 && second == 0xDB8) || first == 0x3FFF;
        return global && !tunnel && !documentation;
    }
}
