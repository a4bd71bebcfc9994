package dev.countersign.lambdas.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Addresses that lead inside, and services that answer so that the caller suffers. */
class HostileServicesTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Service service = new Service(Service.json(200, "{}"));
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void close() {
        over.countDown();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.0.170",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:7f00:1::",
                "2001:db8::1"
            })
    void anAddressThatIsNotPublicIsNotCalled(String address) throws UnknownHostException {
        assertThat(AddressPolicy.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111"})
    void aPublicAddressIs(String address) throws UnknownHostException {
        assertThat(AddressPolicy.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/",
                "https://localhost:%d/",
                "https://2130706433:%d/",
                "https://[::1]:%d/",
                "https://[::ffff:7f00:1]:%d/",
                "https://127.1:%d/"
            })
    void nothingOnThisMachineIsCalledHoweverItIsWritten(String address) {
        URI target = URI.create(address.formatted(service.address().getPort()));
        assertThatThrownBy(() -> get(new GuardedClient(new AddressPolicy(Set.of())), target))
                .isInstanceOfAny(PermanentFailure.class, TemporaryFailure.class);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void onlyTheOperatorAllowsAnotherAddressAndOnlyThatOne() {
        GuardedClient client = new GuardedClient(AddressPolicy.of(" " + service.host() + ", other:1"));
        assertThat(get(client, service.address()).status()).isEqualTo(200);
        try (Service beside = new Service(Service.json(200, "{}"))) {
            assertThatThrownBy(() -> get(client, beside.address())).isInstanceOf(PermanentFailure.class);
            assertThat(beside.asked()).isEmpty();
        }
    }

    @Test
    void aNameThatHasAPublicAddressAtTheFirstLookAndLoopbackAtTheSecondIsNotCalledThere() {
        AtomicInteger looks = new AtomicInteger();
        GuardedClient client = new GuardedClient(new AddressPolicy(Set.of()), host ->
                new InetAddress[] {InetAddress.getByName(looks.getAndIncrement() == 0 ? "192.88.98.1" : "127.0.0.1")});
        URI target = URI.create("https://rebinding.test:" + service.address().getPort() + "/");
        assertThatThrownBy(() -> get(client, target)).isInstanceOf(TemporaryFailure.class);
        assertThat(looks).as("looks for one call").hasValue(1);
        assertThatThrownBy(() -> get(client, target)).isInstanceOf(PermanentFailure.class);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void aNameWithOneAddressInsideAmongPublicOnesIsNotCalled() {
        GuardedClient client = new GuardedClient(new AddressPolicy(Set.of()), host ->
                new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")});
        assertThatThrownBy(() -> get(client, URI.create("https://mixed.test/"))).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        service.now(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data/");
            exchange.sendResponseHeaders(302, -1);
        });
        assertThat(get(allowing(), service.address()).status()).isEqualTo(302);
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        service.now(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            while (over.getCount() > 0) {
                exchange.getResponseBody().write(much);
            }
        });
        assertThatThrownBy(() -> get(allowing(), service.address()))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("The answer is larger than 100000 bytes.");
    }

    @Test
    void anAnswerThatComesByteByByteEndsAtTheLimit() {
        service.now(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (!await(100)) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
            }
        });
        Instant begin = Instant.now();
        assertThatThrownBy(() -> get(allowing(), service.address()))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessage("127.0.0.1 did not answer within 1 seconds.");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aServiceThatSaysNothingEndsAtTheLimit() {
        service.now(_ -> await(10_000));
        assertThatThrownBy(() -> get(allowing(), service.address())).isInstanceOf(TemporaryFailure.class);
    }

    @Test
    void compressedContentIsNotUnpacked() {
        service.now(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            Service.json(200, "no gzip").answer(exchange);
        });
        assertThat(get(allowing(), service.address()).body()).isEqualTo("no gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test/",
                "/../admin",
                "/a/../../admin",
                "/a?x=1#y",
                "/@evil.test",
                "/a\\..\\b",
                "/%2e%2e/admin",
                "/a\r\nX: y"
            })
    void aPathNeverLeavesTheAddressOfItsConnector(String path) {
        Connector connector = new Connector(
                URI.create("https://vendor.test/v1"), new Connector.Auth.None(), "Idempotency-Key", LIMIT, Set.of());
        try {
            URI target = Target.of(connector, path, JsonMapper.shared().createObjectNode());
            assertThat(target.getHost()).isEqualTo("vendor.test");
            assertThat(target.normalize().getRawPath()).startsWith("/v1/").doesNotContain("..", "%2e");
            assertThat(target.getRawQuery()).isNull();
        } catch (PermanentFailure refused) {
            assertThat(refused).hasMessageStartingWith("The path ");
        }
    }

    private GuardedClient allowing() {
        return new GuardedClient(new AddressPolicy(Set.of(service.host())));
    }

    private static Answer get(GuardedClient client, URI address) {
        return client.call("GET", address, Map.of(), Optional.empty(), LIMIT);
    }

    private boolean await(long milliseconds) {
        try {
            return over.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }
}
