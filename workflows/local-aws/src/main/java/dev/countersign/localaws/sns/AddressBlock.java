package dev.countersign.localaws.sns;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * A block of internet addresses: {@code 10.0.0.0/24}.
 *
 * @param bits the length of an address: 32 or 128
 * @param prefix how many bits, from the left, identify the network
 * @param network those bits
 */
record AddressBlock(int bits, int prefix, BigInteger network) {

    static AddressBlock parse(String cidr) {
        var parts = cidr.split("/", -1);
        try {
            if (parts.length == 2 && parts[1].matches("\\d{1,3}")) {
                var address = InetAddress.ofLiteral(parts[0]).getAddress();
                var bits = address.length * Byte.SIZE;
                var prefix = Integer.parseInt(parts[1]);
                if (prefix <= bits) {
                    return new AddressBlock(bits, prefix, network(address, prefix));
                }
            }
        } catch (IllegalArgumentException noAddress) {
            // Refused below, like a wrong prefix length.
        }
        throw FilterPolicy.invalid("Malformed CIDR, " + cidr);
    }

    boolean contains(String text) {
        try {
            var address = InetAddress.ofLiteral(text).getAddress();
            return address.length * Byte.SIZE == bits
                    && network(address, prefix).equals(network);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static BigInteger network(byte[] address, int prefix) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - prefix);
    }
}
