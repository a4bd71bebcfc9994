package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.People;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Visitor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The entries of the audit log about sign-ins, failed sign-ins and refusals. */
class SecurityEventsIT {

    private static final String FROM = "\"address\":\"127.0.0.1\",\"channel\":\"PRODUCT\"";

    private final RunningProduct product = RunningProduct.shared();
    private final TenantId globex =
            product.get(Tenants.class).bySlug("globex").orElseThrow().id();

    @Test
    void signingInAndOutIsWrittenDown() {
        Visitor fay = new Visitor(product.address());
        fay.signIn("fay@globex.test");
        assertThat(entriesOf("fay@globex.test")).contains("person.signed-in {" + FROM + "}");
        fay.submit(fay.open("/sign-in"), "/sign-in", Map.of("email", "wendy@globex.test"));
        assertThat(entriesOf("fay@globex.test"))
                .as("somebody else signs in in this browser")
                .contains("person.signed-out {" + FROM + "}");
    }

    @Test
    void aWrongPasswordIsWrittenDownWithThePersonAndWithoutWhatWasTyped() {
        Visitor somebody = new Visitor(product.address());
        var asked = somebody.submit(somebody.open("/sign-in"), "/sign-in", Map.of("email", "bob@globex.test"));
        somebody.submit(asked, "/provider/sign-in", Map.of("email", "bob@globex.test", "password", "not his password"));
        String bob = product.get(People.class)
                .byEmail(globex, "bob@globex.test")
                .orElseThrow()
                .id()
                .toString();
        assertThat(entriesOf(null))
                .contains("person.sign-in-failed {" + FROM + ",\"person\":\"" + bob + "\",\"why\":\"password\"}")
                .noneMatch(entry -> entry.contains("not his"));
    }

    @Test
    void whatTheProviderRefusesIsWrittenDown() {
        Visitor somebody = new Visitor(product.address());
        somebody.get("/login/oauth2/code/globex?error=access_denied&state=" + begin(somebody));
        somebody.get("/login/oauth2/code/globex?error=server_error&state=" + begin(somebody));

        assertThat(entriesOf(null)).contains(failed("denied"), failed("provider"));
    }

    @Test
    void answersToASignInThatNobodyHasBegunAreNoneOfTheOrganisation() {
        AtomicInteger counted = new AtomicInteger();
        TenantId acme = product.get(Tenants.class).bySlug("acme").orElseThrow().id();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> published
                    && published.getPayload().equals(new SignInFailed(acme))) {
                counted.incrementAndGet();
            }
        };
        ApplicationEventMulticaster events = product.get(ApplicationEventMulticaster.class);
        events.addApplicationListener(listener);
        List<String> before = entriesOf(acme, null);

        // From an address of its own: what is refused there again is counted, and has no entry.
        Visitor stranger = new Visitor(product.address()).with("X-Forwarded-For", "203.0.113.77");
        stranger.get("/login/oauth2/code/acme?code=a&state=b");
        stranger.get("/login/oauth2/code/acme?error=server_error&state=b");
        stranger.get("/login/oauth2/code/acme?code=a");
        stranger.get("/login/oauth2/code/acme");
        stranger.get("/login/oauth2/code/acme?error=access_denied&state=" + begin(stranger, "acme"));

        events.removeApplicationListener(listener);
        assertThat(entriesOf(acme, null)).as("Cancel is in the log").hasSize(before.size() + 1);
        assertThat(counted).as("and no failure").hasValue(0);
    }

    private static String begin(Visitor visitor) {
        return begin(visitor, "globex");
    }

    /** The state of a sign-in that this browser has begun. */
    private static String begin(Visitor visitor, String organisation) {
        String location = visitor.get("/oauth2/authorization/" + organisation)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return String.valueOf(UriComponentsBuilder.fromUriString(URLDecoder.decode(location, StandardCharsets.UTF_8))
                .build()
                .getQueryParams()
                .getFirst("state"));
    }

    private static String failed(String why) {
        return "person.sign-in-failed {" + FROM + ",\"person\":\"unknown\",\"why\":\"" + why + "\"}";
    }

    @Test
    void callbacksThatNobodyAskedForDoNotFillTheLog() {
        Logger log = (Logger) LoggerFactory.getLogger(SignInFailure.class);
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        log.addAppender(written);
        try {
            Visitor stranger = new Visitor(product.address());
            for (int i = 0; i < 20; i++) {
                stranger.get("/login/oauth2/code/globex?error=e" + i + "&state=x" + i);
            }
            assertThat(written.list).hasSizeLessThan(2);
        } finally {
            log.detachAppender(written);
        }
    }

    @Test
    void whatSomebodyMayNotOpenIsWrittenDown() {
        Visitor hank = new Visitor(product.address());
        hank.signIn("hank@globex.test");
        hank.view("alarms");
        String foreign = UUID.randomUUID().toString();
        hank.view("requests/" + foreign);
        assertThat(entriesOf("hank@globex.test"))
                .contains(
                        "access.refused {" + FROM + ",\"id\":\"alarms\",\"what\":\"page\"}",
                        "access.refused {" + FROM + ",\"id\":\"" + foreign + "\",\"what\":\"request\"}");
    }

    private List<String> entriesOf(@Nullable String email) {
        return entriesOf(globex, email);
    }

    private List<String> entriesOf(TenantId tenant, @Nullable String email) {
        UUID person = email == null
                ? null
                : product.get(People.class)
                        .byEmail(tenant, email)
                        .orElseThrow()
                        .id()
                        .value();
        return product.get(TenantTransaction.class)
                .call(
                        tenant,
                        () -> product.get(JdbcClient.class)
                                .sql(
                                        "select kind || ' ' || content from audit_entry where actor_id is not distinct from ?")
                                .param(person)
                                .query((row, index) -> row.getString(1))
                                .list());
    }
}
