package dev.countersign.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What an address is counted by. */
public final class Network {

    private static final int NETWORK_OF_IPV6 = 8;

    private Network() {}

    /** The first half of an IPv6 address: its owner can choose the rest freely, also for each attempt. An IPv4 address as it is. */
    public static String of(String address) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return bytes.length <= NETWORK_OF_IPV6
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_OF_IPV6));
    }
}
