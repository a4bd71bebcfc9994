package dev.countersign.token;

import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.TenantId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Tokens, client ids and secrets as text. Each begins with a prefix of its kind, by which scanners for leaked secrets find it. */
final class TokenText {

    private static final String PERSONAL = "csp_";
    private static final String OF_PROGRAM = "csa_";
    private static final String SECRET = "css_";
    private static final String CLIENT = "csc_";
    private static final int CLIENT_BYTES = 32;

    private TokenText() {}

    static String personal(TenantSecret secret) {
        return PERSONAL + secret.text();
    }

    static String ofProgram(TenantSecret secret) {
        return OF_PROGRAM + secret.text();
    }

    static String secret(TenantSecret secret) {
        return SECRET + secret.text();
    }

    /** Empty for what cannot be a token. */
    static Optional<TenantSecret> token(String text) {
        return text.startsWith(PERSONAL) || text.startsWith(OF_PROGRAM)
                ? TenantSecret.parse(text.substring(PERSONAL.length()))
                : Optional.empty();
    }

    /** Empty for what cannot be the secret of a program. */
    static Optional<TenantSecret> secret(String text) {
        return text.startsWith(SECRET) ? TenantSecret.parse(text.substring(SECRET.length())) : Optional.empty();
    }

    /** The client id. The organisation is in it, since a program is looked up in its organisation. */
    static String client(TenantId tenant, ProgramId program) {
        byte[] bytes = ByteBuffer.allocate(CLIENT_BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(program.value().getMostSignificantBits())
                .putLong(program.value().getLeastSignificantBits())
                .array();
        return CLIENT + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The program of a client id. */
    record Client(TenantId tenant, ProgramId program) {

        /** Empty for what cannot be a client id. */
        static Optional<Client> parse(String text) {
            try {
                if (!text.startsWith(CLIENT)) {
                    return Optional.empty();
                }
                byte[] bytes = Base64.getUrlDecoder().decode(text.substring(CLIENT.length()));
                if (bytes.length != CLIENT_BYTES) {
                    return Optional.empty();
                }
                ByteBuffer read = ByteBuffer.wrap(bytes);
                return Optional.of(new Client(
                        new TenantId(new UUID(read.getLong(), read.getLong())),
                        new ProgramId(new UUID(read.getLong(), read.getLong()))));
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }
    }
}
