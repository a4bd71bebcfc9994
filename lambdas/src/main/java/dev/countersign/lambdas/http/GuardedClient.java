package dev.countersign.lambdas.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls outside services. It calls only addresses that {@link AddressPolicy} permits, follows no redirect, repeats nothing, keeps no cookie and no
 * connection, unpacks nothing, reads a limited number of bytes, and ends each call at its time limit, however slowly the answer arrives.
 */
final class GuardedClient {

    /** Bytes of an answer: it becomes part of the input of later states, which have 256 KiB. */
    static final int LARGEST = 100_000;

    /** The timers of all calls. It is a daemon: a function has no end. */
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("http-request-limit").daemon().factory());

    private final AddressPolicy policy;
    private final int largest;
    private final boolean cuts;
    private final CloseableHttpClient client;

    GuardedClient(AddressPolicy policy) {
        this(policy, InetAddress::getAllByName);
    }

    GuardedClient(AddressPolicy policy, CheckedNames.Names names) {
        this(policy, names, LARGEST, false);
    }

    /** A client that reads only the beginning of an answer, and does not mind how long it is. */
    static GuardedClient cutting(AddressPolicy policy, int bytes) {
        return new GuardedClient(policy, InetAddress::getAllByName, bytes, true);
    }

    GuardedClient(AddressPolicy policy, CheckedNames.Names names, int largest, boolean cuts) {
        this.policy = policy;
        this.largest = largest;
        this.cuts = cuts;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(policy, names))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.ofSeconds(10))
                                .build())
                        .setMaxConnPerRoute(100)
                        .setMaxConnTotal(100)
                        .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("Countersign")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Calls.
     *
     * @throws PermanentFailure if the address must not be called, or the answer is too large
     * @throws TemporaryFailure if there is no answer in time
     */
    Answer call(
            String method, URI address, Map<String, String> headers, Optional<ByteArrayEntity> body, Duration timeout) {
        if (!"https".equals(address.getScheme()) && !policy.isAllowed(address)) {
            throw new PermanentFailure("%s is called by HTTPS only.".formatted(address.getHost()));
        }
        HttpUriRequestBase request = new HttpUriRequestBase(method, address);
        headers.forEach(request::setHeader);
        body.ifPresent(request::setEntity);
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .build());
        AtomicBoolean late = new AtomicBoolean();
        var limit = TIMER.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, response -> read(request, response));
        } catch (CheckedNames.NotPublic notPublic) {
            throw new PermanentFailure(
                    "%s has an address that is not public, which is not called.".formatted(address.getHost()));
        } catch (UnknownHostException unknown) {
            throw new TemporaryFailure("There is no host %s.".formatted(address.getHost()));
        } catch (IOException failed) {
            throw new TemporaryFailure(
                    late.get()
                            ? "%s did not answer within %d seconds.".formatted(address.getHost(), timeout.toSeconds())
                            : "%s cannot be reached: %s."
                                    .formatted(
                                            address.getHost(), failed.getClass().getSimpleName()));
        } finally {
            limit.cancel(false);
        }
    }

    private Answer read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), "", "");
        }
        byte[] body = entity.getContent().readNBytes(cuts ? largest : largest + 1);
        if (body.length >= (cuts ? largest : largest + 1)) {
            // The rest is not read, not even to end the call in good order.
            request.cancel();
            response.setEntity(null);
        }
        if (body.length > largest) {
            throw new PermanentFailure("The answer is larger than %d bytes.".formatted(largest));
        }
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return new Answer(
                response.getCode(), type == null ? "" : type.getMimeType(), new String(body, StandardCharsets.UTF_8));
    }
}
