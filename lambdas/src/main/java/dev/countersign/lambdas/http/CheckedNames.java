package dev.countersign.lambdas.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up. The client connects to the addresses that are returned here and never looks the name up again, so an address that was checked is the one
 * that is called.
 */
record CheckedNames(AddressPolicy policy, Names names) implements DnsResolver {

    /** The look-up itself. */
    interface Names {

        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** The name is known, and its address must not be called. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic(String host) {
            super(host);
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(policy.isAllowed(host, port) ? names.lookUp(host) : resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.lookUp(host);
        for (InetAddress address : found) {
            if (!AddressPolicy.isPublic(address)) {
                throw new NotPublic(host);
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
