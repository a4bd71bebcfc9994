package dev.countersign.localaws.http;

import dev.countersign.localaws.keys.AccessKey;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A request with whatever headers one likes, signed by the SDK where it is signed. */
record RawRequest(URI endpoint, String path, Map<String, String> headers, String body) {

    RawRequest {
        headers = Map.copyOf(headers);
    }

    static RawRequest json(URI endpoint, String target, String body) {
        return of(endpoint, "/", body).with("X-Amz-Target", target).with("Content-Type", "application/x-amz-json-1.0");
    }

    static RawRequest form(URI endpoint, String form) {
        return of(endpoint, "/", form).with("Content-Type", "application/x-www-form-urlencoded");
    }

    static RawRequest of(URI endpoint, String path, String body) {
        return new RawRequest(endpoint, path, Map.of("Host", endpoint.getAuthority()), body);
    }

    RawRequest with(String name, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new RawRequest(endpoint, path, more, body);
    }

    RawRequest withBody(String changed) {
        return new RawRequest(endpoint, path, headers, changed);
    }

    RawRequest signed(AccessKey key, String service) {
        return signed(key, service, Instant.now());
    }

    RawRequest signed(AccessKey key, String service, Instant at) {
        var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint.resolve(path));
        headers.forEach(unsigned::putHeader);
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)));
        var all = this;
        for (var header : signed.request().headers().entrySet()) {
            all = all.with(header.getKey(), header.getValue().getFirst());
        }
        return all;
    }

    /** The whole answer as it came. */
    String send() throws IOException {
        var text = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Length")) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        });
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        text.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
