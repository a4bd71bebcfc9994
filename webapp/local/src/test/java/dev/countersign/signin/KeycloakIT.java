package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Directory;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation whose people, managers and groups come from its Keycloak, configured as docs/deploy.md says. */
@Tag(RunningProduct.OWN)
@Tag("crash")
class KeycloakIT {

    /** Keycloak sends secure cookies over plain HTTP on loopback, where browsers take them, but not to this one. */
    private static final String SAFARI =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15";

    private static RunningProduct product;
    private static Keycloak keycloak;
    private static TenantId initech;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        int port = RunningProduct.freePort();
        keycloak = new Keycloak(URI.create("http://127.0.0.1:" + port), folder.resolve("keycloak.log"));
        product = RunningProduct.start(
                folder.resolve("data"),
                port,
                "--spring.security.oauth2.client.registration.initech.client-id=countersign",
                "--spring.security.oauth2.client.registration.initech.client-secret=" + Keycloak.SECRET,
                "--spring.security.oauth2.client.registration.initech.scope=openid,email,profile",
                "--spring.security.oauth2.client.provider.initech.issuer-uri=" + keycloak.issuer(),
                // Nobody answers there, and the product starts all the same.
                "--spring.security.oauth2.client.registration.vandelay.client-id=countersign",
                "--spring.security.oauth2.client.registration.vandelay.scope=openid,email",
                "--spring.security.oauth2.client.provider.vandelay.issuer-uri=http://127.0.0.1:"
                        + RunningProduct.freePort(),
                "--countersign.sign-in.domains.[initech.test]=initech",
                "--countersign.sign-in.domains.[vandelay.test]=vandelay",
                "--countersign.sign-in.claims.initech.creates-people=true",
                "--countersign.sign-in.claims.initech.department=department",
                "--countersign.sign-in.claims.initech.manager=manager",
                "--countersign.sign-in.claims.initech.groups=groups");
        Tenants tenants = product.get(Tenants.class);
        initech =
                tenants.add("initech", "Initech", ZoneId.of("America/Chicago")).id();
        tenants.add("vandelay", "Vandelay", ZoneId.of("America/New_York"));
        Directory directory = product.get(Directory.class);
        directory.addGroup(initech, "finance", "Finance");
        directory.addGroup(initech, "europe", "Sales/EMEA");
    }

    @AfterAll
    static void stop() {
        product.close();
        keycloak.close();
    }

    @Test
    void peopleComeWithTheirManagerAndGroupsAndGoWithThem() {
        signIn("bill");
        assertThat(signIn("milton").uri()).hasPath("/");

        Person milton = person("milton@initech.test");
        assertThat(milton.name()).isEqualTo("Milton Waddams");
        assertThat(milton.department()).isEqualTo("Collating");
        assertThat(milton.manager()).isEqualTo(person("bill@initech.test").id());
        assertThat(milton.locale()).isEqualTo(Locale.of("es"));
        assertThat(milton.zone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(members("finance")).contains("Milton Waddams");
        assertThat(members("europe")).containsExactly("Milton Waddams");

        keycloak.leaveGroup("milton", "/sales/emea");
        signIn("milton");
        assertThat(members("europe")).isEmpty();
        assertThat(members("finance")).contains("Milton Waddams");
    }

    @Test
    void whoseAddressIsNotVerifiedBecomesNobody() {
        assertThat(signIn("peter").uri()).hasPath("/sign-in/unknown");
        assertThat(product.get(People.class).byEmail(initech, "peter@initech.test"))
                .isEmpty();
    }

    @Test
    void whoSignsOutAtTheProviderIsSignedOutHereWithoutAClick() {
        Visitor samir = visitor();
        signIn(samir, "samir");
        assertThat(samir.open("/requests").uri()).hasPath("/requests");

        keycloak.signOut("samir");
        HttpResponse<String> page = await().until(
                        () -> samir.open("/requests"),
                        answer -> answer.uri().getPath().equals("/sign-in"));
        assertThat(page.body()).contains("You have signed out where your organisation signs people in.");
    }

    @Test
    void whatOnlyLooksLikeALogoutEndsNothing() {
        Visitor bill = visitor();
        signIn(bill, "bill");
        Visitor stranger = visitor();
        for (String token : new String[] {"", "x.y.z", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJiaWxsIn0."}) {
            assertThat(stranger.post("/logout/connect/back-channel/initech", Map.of("logout_token", token))
                            .statusCode())
                    .as(token)
                    .isEqualTo(400);
        }
        assertThat(stranger.post("/logout/connect/back-channel/nobody", Map.of("logout_token", "x.y.z"))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(bill.open("/requests").uri()).hasPath("/requests");
    }

    @Test
    void aProviderThatDoesNotAnswerIsToldAndHoldsUpNobodyElse() {
        Visitor art = visitor();
        HttpResponse<String> page = art.submit(art.open("/sign-in"), "/sign-in", Map.of("email", "art@vandelay.test"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Your organisation’s sign-in service does not answer.", "art@vandelay.test");
    }

    private static Visitor visitor() {
        return new Visitor(product.address()).with("User-Agent", SAFARI);
    }

    private static HttpResponse<String> signIn(String user) {
        return signIn(visitor(), user);
    }

    private static HttpResponse<String> signIn(Visitor visitor, String user) {
        HttpResponse<String> form =
                visitor.submit(visitor.open("/sign-in"), "/sign-in", Map.of("email", user + "@initech.test"));
        return visitor.submitForm(form, "form#kc-form-login", Map.of("username", user, "password", "countersign"));
    }

    private static Person person(String email) {
        return product.get(People.class).byEmail(initech, email).orElseThrow();
    }

    private static List<String> members(String group) {
        return product.get(People.class).members(initech, group).stream()
                .map(Person::name)
                .toList();
    }
}
