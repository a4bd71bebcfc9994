package dev.countersign.localaws.http;

import dev.countersign.localaws.account.Ids;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the protocol of a request, reads the body up to its limit, and writes the answer or the refusal. */
final class Dispatcher extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How much of a body that is too long is read and dropped, so that the sender reads the refusal. */
    private static final long DRAINED_BYTES = 32 << 20;

    private final List<Protocol> protocols;
    private final Gate gate;
    private final SlowSenders slow;
    private final Ids ids;

    Dispatcher(List<Protocol> protocols, Gate gate, SlowSenders slow, Ids ids) {
        this.protocols = List.copyOf(protocols);
        this.gate = gate;
        this.slow = slow;
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        var requestId = ids.next().toString();
        var connection = request.getConnectionMetaData().getConnection();
        slow.readsBody(connection);
        try {
            var answer = answer(request, requestId);
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.getHeaders().put("x-amzn-RequestId", requestId);
            var body = StandardCharsets.UTF_8.encode(answer.body());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
            response.write(true, body, callback);
        } catch (IOException lost) {
            LOG.debug("request {} broke off", requestId, lost);
            // A sender that goes away is no failure of ours: no stack trace in the log.
            callback.failed(lost instanceof EofException ? lost : new EofException(lost));
        } finally {
            slow.isDone(connection);
        }
        return true;
    }

    private Response answer(Request request, String requestId) throws IOException {
        var uri = request.getHttpURI();
        var head = new Head(
                request.getMethod(),
                String.valueOf(uri.getDecodedPath()),
                String.valueOf(uri.getPath()),
                uri.getQuery() == null ? "" : uri.getQuery(),
                request.getHeaders());
        var protocol =
                protocols.stream().filter(each -> each.speaks(head)).findFirst().orElse(Unspoken.PROTOCOL);
        try {
            var signed = gate.admit(head, protocol);
            var body = admitted(request, head, protocol, signed);
            return Caller.of(signed, () -> protocol.answer(head, body, requestId));
        } catch (AwsError refusal) {
            // An unread rest of the body would close the connection, on which the next request may be on its way
            // already.
            drain(request);
            return protocol.refuse(refusal, requestId);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new EofException(stopping);
        } catch (RuntimeException bug) {
            LOG.error("request {} failed", requestId, bug);
            return protocol.refuse(AwsErrors.internalFailure(), requestId);
        }
    }

    /** The body of a request whose sender may make it. */
    private String admitted(Request request, Head head, Protocol protocol, Optional<Authorization> authorization)
            throws IOException {
        var body = body(request, head, protocol.maximumBodyBytes(head));
        slow.answers(request.getConnectionMetaData().getConnection());
        authorization.ifPresent(signed -> gate.verify(head, protocol, signed, body));
        return text(body);
    }

    private static byte[] body(Request request, Head head, int limit) throws IOException {
        var encoding = head.header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        if (!encoding.equals("identity")) {
            throw AwsErrors.unsupportedEncoding();
        }
        var bytes = Request.asInputStream(request).readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw AwsErrors.tooLarge(limit);
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            throw AwsErrors.serialization("The request is not UTF-8.");
        }
    }

    private static void drain(Request request) throws IOException {
        var stream = Request.asInputStream(request);
        var buffer = new byte[1 << 16];
        for (long left = DRAINED_BYTES; left > 0; ) {
            var read = stream.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    /** For requests of no known protocol. */
    private enum Unspoken implements Protocol {
        PROTOCOL;

        private static final AwsJson SHAPE = new AwsJson(Map.of());

        @Override
        public boolean speaks(Head head) {
            return true;
        }

        @Override
        public Optional<String> service(Head head) {
            return Optional.empty();
        }

        @Override
        public AwsError refusal(Head head, BadSignature signature) {
            return signature.asError(403);
        }

        @Override
        public int maximumBodyBytes(Head head) {
            return 1 << 20;
        }

        @Override
        public Response answer(Head head, String body, String requestId) {
            throw AwsErrors.unknownService(head.method() + " " + head.path());
        }

        @Override
        public Response refuse(AwsError error, String requestId) {
            return SHAPE.refuse(error, requestId);
        }
    }
}
