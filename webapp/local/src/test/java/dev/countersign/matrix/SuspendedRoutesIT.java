package dev.countersign.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.DecisionLinks;
import dev.countersign.local.RunningProduct;
import dev.countersign.organisation.OrganisationCommand;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.Programs;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that exists ({@code matrix/routes.txt}), called by somebody whose organisation was suspended while they were signed in. */
class SuspendedRoutesIT {

    private static final String PAGE = "page:";
    private static final String NOBODYS = "018f3b1e-0000-7000-8000-000000000000";

    private static final RunningProduct product = RunningProduct.shared();
    private static final Table TABLE = Table.read("routes.txt");
    private static final Visitor hank = new Visitor(product.address());
    private static String token = "";
    private static String link = "";
    private static Map<String, String> client = Map.of();

    @BeforeAll
    static void suspend() {
        Acme demo = new Acme(product);
        Actor wendy = demo.stranger("wendy");
        RequestId request = demo.submit(demo.stranger("hank"), "Desks " + UUID.randomUUID());
        link = product.get(DecisionLinks.class)
                .issue(wendy.tenant(), demo.waitingFor(wendy, request).value(), wendy.person())
                .orElseThrow();
        Actor adam = demo.stranger("adam");
        token = ((TokenResult.Created)
                        product.get(AccessTokens.class).create(adam, "Suspended", Set.of(Scope.values()), 7))
                .secret();
        client = credentials(adam);
        hank.signIn("hank@globex.test");
        run("suspend", "globex");
        await().atMost(Duration.ofSeconds(30)).until(() -> hank.get("/requests").statusCode() == 302);
    }

    @AfterAll
    static void resume() {
        run("resume", "globex");
    }

    static Stream<String> routes() {
        return TABLE.names().stream();
    }

    static Stream<String> calls() {
        return TABLE.names().stream()
                .filter(route -> !route.startsWith(PAGE))
                .filter(route -> TABLE.cell(route, "anonymous").equals("401"))
                // The vendor of the demo has a key of its own.
                .filter(route -> !route.contains("/local/"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aSessionThatWasOpenIsNobodysNow(String route) {
        String asked = route.startsWith(PAGE) ? "GET /" + route.substring(PAGE.length()) : route;
        String expected = route.contains("/decide/{token}") ? "403" : TABLE.cell(route, "anonymous");
        String address = asked.replace("/decide/{token}", link).replaceAll(":[a-z]+\\??", NOBODYS);

        HttpResponse<String> answer = RouteMatrixIT.send(address, hank);
        String location = answer.headers().firstValue("Location").orElse("");
        if (expected.equals("sign-in")) {
            assertThat(location).as(route).matches(".*/sign-in([?].*)?");
        } else {
            assertThat(answer.statusCode()).as(route).isEqualTo(Integer.parseInt(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aTokenIsRefusedByTheNameOfTheReason(String route) {
        String[] parts = route.replaceAll("[{][^}]*[}]", NOBODYS).split(" ", 2);
        HttpResponse<String> answer = new Visitor(product.address())
                .with("Authorization", "Bearer " + token)
                .send(parts[0], parts[1]);

        assertThat(answer.statusCode()).as(route).isEqualTo(403);
        assertThat(answer.body()).contains("The organisation is suspended");
    }

    @Test
    void aProgramGetsNoToken() {
        HttpResponse<String> answer = new Visitor(product.address()).post("/api/v1/oauth/token", client);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unauthorized_client", "The organisation is suspended.");
    }

    @Test
    void theLinkInALetterSaysWhyItDecidesNothing() {
        assertThat(new Visitor(product.address()).open(link).body())
                .contains("Your organisation is suspended", "The link works again");
    }

    private static void run(String... words) {
        OrganisationCommand.of(List.of(words)).run(product.context(), new PrintStream(new ByteArrayOutputStream()));
    }

    private static Map<String, String> credentials(Actor actor) {
        TokenResult.Created created = (TokenResult.Created) product.get(Programs.class)
                .create(actor, "Suspended " + UUID.randomUUID(), actor.person(), Set.of(Scope.REQUESTS_READ), 30);
        return Map.of(
                "grant_type", "client_credentials",
                "client_id", created.id(),
                "client_secret", created.secret());
    }
}
