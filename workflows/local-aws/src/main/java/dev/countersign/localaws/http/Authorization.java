package dev.countersign.localaws.http;

import dev.countersign.localaws.http.BadSignature.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of the header Authorization.
 *
 * @param keyId of the access key
 * @param date of the credential scope, as yyyyMMdd
 * @param signedHeaders names in lower case, in the order in which they were signed
 * @param signature in hexadecimal digits
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication methods</a>
 */
record Authorization(
        String keyId,
        String date,
        String region,
        String service,
        String terminator,
        List<String> signedHeaders,
        String signature) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final int SCOPE_PARTS = 5;

    Authorization {
        signedHeaders = List.copyOf(signedHeaders);
    }

    String scope() {
        return String.join("/", date, region, service, terminator);
    }

    /** @param hasDate whether the request says when it was signed */
    static Authorization parse(String header, boolean hasDate) throws BadSignature {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw new BadSignature(
                    Fault.INCOMPLETE, "Unsupported AWS 'algorithm': this endpoint takes " + ALGORITHM + " only.");
        }
        var parameters = parameters(header.substring(ALGORITHM.length() + 1));
        requireAll(parameters, hasDate);
        var credential = parameters.getOrDefault("Credential", "").split("/", -1);
        if (credential.length != SCOPE_PARTS) {
            throw new BadSignature(
                    Fault.INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        }
        return new Authorization(
                credential[0],
                credential[1],
                credential[2],
                credential[3],
                credential[4],
                List.of(parameters.getOrDefault("SignedHeaders", "").split(";", -1)),
                parameters.getOrDefault("Signature", ""));
    }

    private static Map<String, String> parameters(String text) throws BadSignature {
        var parameters = new HashMap<String, String>();
        for (var part : text.split(",", -1)) {
            var pair = part.strip().split("=", 2);
            @Nullable String earlier = pair.length == 2 ? parameters.put(pair[0], pair[1]) : "";
            if (earlier != null) {
                throw new BadSignature(
                        Fault.INCOMPLETE, "The Authorization header is not a list of key=value parameters.");
            }
        }
        return parameters;
    }

    private static void requireAll(Map<String, String> parameters, boolean hasDate) throws BadSignature {
        var missing = new ArrayList<String>();
        for (var name : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parameters.getOrDefault(name, "").isEmpty()) {
                missing.add("Authorization header requires '%s' parameter.".formatted(name));
            }
        }
        if (!hasDate) {
            missing.add("Authorization header requires existence of a 'X-Amz-Date' header.");
        }
        if (!missing.isEmpty()) {
            throw new BadSignature(Fault.INCOMPLETE, String.join(" ", missing));
        }
    }
}
