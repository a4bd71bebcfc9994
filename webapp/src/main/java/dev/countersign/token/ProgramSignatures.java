package dev.countersign.token;

import com.google.crypto.tink.Mac;
import dev.countersign.people.PersonId;
import dev.countersign.secret.KeptKeys;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/**
 * What programs sign: messages that reach us by a queue, whoever may write to it. The secret for this is made from a key outside the database and the program's client
 * secret. So it is stored nowhere, and a new client secret makes the one before worthless. It is what authenticates, so it has no actor.
 */
@Service
public class ProgramSignatures {

    /** By which scanners for leaked secrets find one. */
    private static final String SECRET = "csi_";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    /** For how long a message may wait, for example among the dead letters. */
    private static final Duration OLDEST = Duration.ofDays(30);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * Who has signed.
     *
     * @param name of the program
     */
    public record SignedBy(TenantId tenant, PersonId person, ProgramId program, String name) {}

    private final ProgramRepository programs;
    private final TenantTransaction transaction;
    private final Mac secrets;
    private final Clock clock;

    ProgramSignatures(ProgramRepository programs, TenantTransaction transaction, KeptKeys keys, Clock clock)
            throws GeneralSecurityException, IOException {
        this.programs = programs;
        this.transaction = transaction;
        this.secrets = keys.mac("intake-key");
        this.clock = clock;
    }

    /** The secret with which the program of this caller signs; empty if the caller is no program. */
    public Optional<String> secretOf(Caller caller) {
        return caller.program()
                .flatMap(program -> transaction.call(
                        caller.tenant(),
                        () -> programs.secretHash(program).map(hash -> secret(caller.tenant(), program, hash))));
    }

    /** The client id of the program of this caller, by which a message names it. */
    public Optional<String> clientOf(Caller caller) {
        return caller.program().map(program -> TokenText.client(caller.tenant(), program));
    }

    /** Who has signed this text; empty if the program is unknown or expired, lacks the scope, its person is not active, or the signature is not right or too old. */
    public Optional<SignedBy> signer(String clientId, String signature, String text, Scope needed) {
        Matcher parts = SIGNATURE.matcher(signature);
        if (!parts.matches() || !isTimely(Instant.ofEpochSecond(Long.parseLong(parts.group(1))))) {
            return Optional.empty();
        }
        return TokenText.Client.parse(clientId)
                .flatMap(client -> transaction.call(
                        client.tenant(),
                        () -> programs.find(client.program())
                                .filter(program -> program.active()
                                        && !program.isExpired(clock.instant())
                                        && program.scopes().contains(needed))
                                .filter(program -> programs.secretHash(program.id())
                                        .filter(hash ->
                                                isRight(secret(client.tenant(), program.id(), hash), parts, text))
                                        .isPresent())
                                .map(program -> new SignedBy(
                                        client.tenant(), program.actsFor().id(), program.id(), program.name()))));
    }

    private boolean isTimely(Instant signed) {
        Instant now = clock.instant();
        return signed.isAfter(now.minus(OLDEST)) && signed.isBefore(now.plus(AHEAD));
    }

    private static boolean isRight(String secret, Matcher parts, String text) {
        byte[] expected = hmac(secret, parts.group(1) + "." + text);
        return MessageDigest.isEqual(expected, HexFormat.of().parseHex(parts.group(2)));
    }

    private String secret(TenantId tenant, ProgramId program, byte[] hash) {
        String of = tenant + " " + program + " " + HexFormat.of().formatHex(hash);
        try {
            byte[] made = secrets.computeMac(of.getBytes(StandardCharsets.UTF_8));
            return SECRET + Base64.getUrlEncoder().withoutPadding().encodeToString(made);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
