package dev.countersign.connector;

import dev.countersign.connector.Connector.SignIn;
import dev.countersign.connector.ConnectorResult.Fault;
import dev.countersign.execution.NeverCalled;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which connectors are accepted. */
final class ConnectorRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_SECRET = 4_000;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private ConnectorRules() {}

    /** All that is wrong with it. */
    static Set<Fault> faults(Connector connector) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (!KEY.matcher(connector.key()).matches()) {
            faults.add(Fault.KEY);
        }
        if (connector.name().isEmpty() || connector.name().length() > LONGEST_NAME) {
            faults.add(Fault.NAME);
        }
        if (!isWebAddress(connector.address())) {
            faults.add(Fault.ADDRESS);
        }
        if (!isSignIn(connector.signIn())) {
            faults.add(Fault.SIGN_IN);
        }
        if (!HEADER.matcher(connector.idempotencyHeader()).matches()) {
            faults.add(Fault.HEADER);
        }
        if (connector.timeoutSeconds() < 1 || connector.timeoutSeconds() > Connector.LONGEST_TIMEOUT) {
            faults.add(Fault.TIMEOUT);
        }
        if (connector.retried().stream().anyMatch(status -> status < 400 || status > 599)) {
            faults.add(Fault.STATUS);
        }
        return faults;
    }

    /** Addresses of the private network are accepted: whether they are called is set by the operator, and checked by the function. */
    static boolean isWebAddress(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                && address.getHost() != null
                && (isLocal(address) || !NeverCalled.isOfNoService(address.getHost()))
                && address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.toString().length() <= LONGEST_TEXT;
    }

    /** The vendor of the start on one machine. Functions on AWS call it only where the operator allows it. */
    private static boolean isLocal(URI address) {
        return address.getHost().equals("127.0.0.1");
    }

    private static boolean isSignIn(SignIn signIn) {
        return switch (signIn) {
            case SignIn.None _ -> true;
            case SignIn.Basic(String user) -> isText(user) && user.indexOf(':') < 0;
            case SignIn.ApiKey(String header) -> HEADER.matcher(header).matches();
            case SignIn.OAuth(URI tokens, String client, String scope) ->
                isWebAddress(tokens) && isText(client) && scope.length() <= LONGEST_TEXT;
        };
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether the stored secret may be used by the changed connector: only if it is sent to the same address in the same way. */
    static boolean mayKeepSecret(Connector before, Connector now) {
        return before.address().equals(now.address()) && before.signIn().equals(now.signIn());
    }

    static boolean isSecret(String secret) {
        return !secret.isEmpty()
                && secret.length() <= LONGEST_SECRET
                && secret.chars().noneMatch(Character::isISOControl);
    }
}
