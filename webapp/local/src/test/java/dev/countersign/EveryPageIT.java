package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page, as an administrator sees it. */
class EveryPageIT {

    private static final String NOBODYS = "018f3b1e-0000-7000-8000-000000000000";
    private static final List<String> FILTERS = List.of(
            "text",
            "status",
            "state",
            "template",
            "kind",
            "person",
            "group",
            "department",
            "step",
            "from",
            "to",
            "sort",
            "amount",
            "manager",
            "request",
            "tab");
    /** Finds everything, or fails, where it becomes a part of a statement. */
    private static final String HOSTILE = "x' or '1'='1' or \"a\"=\"a%_\\";

    private static final RunningProduct product = RunningProduct.shared();
    private static final Visitor ELENA = new Visitor(product.address());

    @BeforeAll
    static void signIn() {
        Acme acme = new Acme(product);
        acme.submit(acme.actor("elena"), "Something to be found");
        ELENA.signIn("elena@acme.test");
    }

    static Stream<String> pages() {
        return product.pages().stream().map(template -> template.replaceAll(":[^/]+", NOBODYS));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageOffersToSignOut(String page) {
        assertThat(ELENA.view(page)).contains("Sign out");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotesInAnyFilterAreText(String page) {
        int before = product.log().length();
        assertThat(ELENA.view(page + "?" + hostile())).doesNotContain("Something went wrong");
        assertThat(product.log().substring(before)).doesNotContain("SQLException", "BadSqlGrammar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/requests.csv?", "/organisation/requests.csv?state=open&"})
    void quotesInTheTextToSearchForFindNothing(String list) {
        HttpResponse<String> all = ELENA.get(list);
        HttpResponse<String> none = ELENA.get(list + "text=" + encoded());
        assertThat(all.body().lines()).hasSizeGreaterThan(1);
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.body().lines()).hasSize(1);
    }

    /** By which {@code countersign/typed.js} deletes what somebody else has left in the tab. */
    @Test
    void aPageSaysToItsScriptsWhoseItIs() {
        assertThat(ELENA.get("/requests").body())
                .contains("data-person=\"" + new Acme(product).actor("elena").person() + '"');
        assertThat(new Visitor(product.address()).get("/sign-in").body()).doesNotContain("data-person");
    }

    @Test
    void pagesAreInProductionModeAndErrorsTellNoDetails() {
        Visitor script = new Visitor(product.address());
        script.signIn("elena@acme.test");
        String begun = script.with("Accept", "*/*")
                .get("/?v-r=init&query=&location=requests")
                .body();
        assertThat(begun).contains("\"productionMode\":true").doesNotContain("devToolsEnabled\":true");
        HttpResponse<String> refused = script.with("Accept", "application/json").send("POST", "/sign-in");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("trace", "exception", "Exception", "org.springframework");
        for (String details : List.of("message", "stacktrace", "binding-errors")) {
            assertThat(product.context().getEnvironment().getProperty("spring.web.error.include-" + details, "never"))
                    .as(details)
                    .isEqualTo("never");
        }
    }

    private static String hostile() {
        return FILTERS.stream().map(name -> name + "=" + encoded()).collect(Collectors.joining("&"));
    }

    private static String encoded() {
        return URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
    }
}
