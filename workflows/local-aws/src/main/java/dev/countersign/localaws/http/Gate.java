package dev.countersign.localaws.http;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a service: no web page, and nobody without a signature, unless the endpoint was started without signatures.
 *
 * @param signatures null if no signatures are required
 */
public record Gate(PageGuard guard, @Nullable Signatures signatures, RefusalLog log) {

    public Gate(PageGuard guard, @Nullable Signatures signatures) {
        this(guard, signatures, new RefusalLog(Clock.systemUTC()));
    }

    /** The authorization whose signature {@link #verify} checks; empty if no signatures are required. */
    Optional<Authorization> admit(Head head, Protocol protocol) {
        try {
            guard.check(head);
            return signatures == null || !protocol.needsSignature()
                    ? Optional.empty()
                    : Optional.of(signatures.check(head, protocol.service(head)));
        } catch (BadSignature refused) {
            throw refusal(refused, head, protocol);
        } catch (AwsError refused) {
            log.refused(refused.code());
            throw refused;
        }
    }

    void verify(Head head, Protocol protocol, Authorization authorization, byte[] body) {
        try {
            if (signatures != null) {
                signatures.check(head, authorization, body);
            }
        } catch (BadSignature refused) {
            throw refusal(refused, head, protocol);
        }
    }

    private AwsError refusal(BadSignature refused, Head head, Protocol protocol) {
        log.refused(refused.fault().code());
        return protocol.refusal(head, refused);
    }
}
