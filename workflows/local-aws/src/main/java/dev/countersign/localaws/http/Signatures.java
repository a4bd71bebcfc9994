package dev.countersign.localaws.http;

import dev.countersign.localaws.http.BadSignature.Fault;
import dev.countersign.localaws.keys.AccessKey;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpField;

/**
 * Verifies Signature Version 4, with the errors of AWS. As on AWS, a request may be sent again with the same signature until that expires.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
public final class Signatures {

    /** How much the clock of the caller may differ, and how long a signature is valid. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_LENGTH = 8;
    private static final String TERMINATOR = "aws4_request";
    private static final String HMAC = "HmacSHA256";
    private static final int MOST_KEYS = 64;

    private final Map<String, AccessKey> keys;
    private final String region;
    private final Clock clock;

    /** By access key and credential scope; a few for each day. */
    private final Map<String, SecretKeySpec> signingKeys = new ConcurrentHashMap<>();

    /**
     * Verifies signatures of these keys.
     *
     * @param keys by their ids
     * @param clock the clock of the machine, even if the services use another one
     */
    public Signatures(Map<String, AccessKey> keys, String region, Clock clock) {
        this.keys = Map.copyOf(keys);
        this.region = region;
        this.clock = clock;
    }

    /**
     * Checks what can be checked before the body is read.
     *
     * @param service the service that the credentials must be for, if it is known
     */
    Authorization check(Head head, Optional<String> service) throws BadSignature {
        var headers = head.fields().getValuesList("Authorization");
        if (headers.isEmpty()) {
            throw new BadSignature(
                    Fault.MISSING,
                    "Missing Authentication Token: this endpoint takes signed requests only. \"countersign local-aws\" prints the access key.");
        }
        var signedAt = head.header("X-Amz-Date");
        var authorization = Authorization.parse(String.join(", ", headers), signedAt.isPresent());
        if (!keys.containsKey(authorization.keyId())
                || head.header("X-Amz-Security-Token").isPresent()) {
            throw new BadSignature(Fault.UNKNOWN_KEY, "The security token included in the request is invalid.");
        }
        requireNow(signedAt.orElse(""));
        requireScope(authorization, signedAt.orElse(""), service);
        requireSigned(head, authorization);
        return authorization;
    }

    private void requireNow(String signedAt) throws BadSignature {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant at;
        try {
            at = LocalDateTime.parse(signedAt, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException noTime) {
            throw new BadSignature(
                    Fault.INCOMPLETE,
                    "Date must be in ISO-8601 'basic format'. Got another. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        if (at.isBefore(now.minus(SKEW))) {
            throw new BadSignature(
                    Fault.WRONG,
                    "Signature expired: %s is now earlier than %s (%s - 5 min.)"
                            .formatted(signedAt, text(now.minus(SKEW)), text(now)));
        }
        if (at.isAfter(now.plus(SKEW))) {
            throw new BadSignature(
                    Fault.WRONG,
                    "Signature not yet current: %s is still later than %s (%s + 5 min.)"
                            .formatted(signedAt, text(now.plus(SKEW)), text(now)));
        }
    }

    private static String text(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private void requireScope(Authorization authorization, String signedAt, Optional<String> service)
            throws BadSignature {
        if (!authorization.terminator().equals(TERMINATOR)) {
            throw wrongScope("with a valid terminator: '%s'.".formatted(TERMINATOR));
        }
        if (!authorization.region().equals(region)) {
            throw wrongScope("to a valid region: '%s'.".formatted(region));
        }
        if (service.isPresent() && !service.get().equals(authorization.service())) {
            throw wrongScope("to correct service: '%s'.".formatted(service.get()));
        }
        if (!signedAt.startsWith(authorization.date()) || authorization.date().length() != DATE_LENGTH) {
            throw new BadSignature(
                    Fault.WRONG,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
        }
    }

    private static BadSignature wrongScope(String how) {
        return new BadSignature(Fault.WRONG, "Credential should be scoped " + how);
    }

    /** All headers of AWS must be signed, since one of them names the operation. */
    private static void requireSigned(Head head, Authorization authorization) throws BadSignature {
        if (!authorization.signedHeaders().contains("host")) {
            throw new BadSignature(
                    Fault.WRONG, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (HttpField field : head.fields()) {
            var name = field.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith("x-amz-") && !authorization.signedHeaders().contains(name)) {
                throw new BadSignature(
                        Fault.WRONG, "'%s' must be a 'SignedHeader' in the AWS Authorization.".formatted(name));
            }
        }
    }

    /** Checks the signature itself. */
    void check(Head head, Authorization authorization, byte[] body) throws BadSignature {
        var request = CanonicalRequest.of(head, authorization.signedHeaders(), hash(body));
        var toSign = String.join(
                "\n",
                Authorization.ALGORITHM,
                head.header("X-Amz-Date").orElse(""),
                authorization.scope(),
                hash(request.getBytes(StandardCharsets.UTF_8)));
        var key = keys.get(authorization.keyId());
        if (key == null) {
            throw new IllegalStateException("the head was not checked");
        }
        var wanted = HexFormat.of().formatHex(hmac(signingKey(key, authorization), toSign));
        if (!same(authorization.signature(), wanted)) {
            throw new BadSignature(
                    Fault.WRONG,
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and"
                            + " signing method. Consult the service documentation for details.");
        }
    }

    private SecretKeySpec signingKey(AccessKey key, Authorization authorization) {
        if (signingKeys.size() >= MOST_KEYS) {
            signingKeys.clear();
        }
        return signingKeys.computeIfAbsent(key.id() + "/" + authorization.scope(), _ -> {
            var signing = new SecretKeySpec(("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8), HMAC);
            for (var part : authorization.scope().split("/", -1)) {
                signing = new SecretKeySpec(hmac(signing, part), HMAC);
            }
            return signing;
        });
    }

    /** Compares in constant time. */
    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
