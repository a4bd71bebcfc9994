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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        new Visitor(product.address()).get("/login/oauth2/code/globex?error=access_denied&state=x");
        assertThat(entriesOf(null))
                .anySatisfy(entry -> assertThat(entry)
                        .startsWith("person.sign-in-failed {" + FROM + ",\"person\":\"unknown\",\"why\":"));
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
        UUID person = email == null
                ? null
                : product.get(People.class)
                        .byEmail(globex, email)
                        .orElseThrow()
                        .id()
                        .value();
        return product.get(TenantTransaction.class)
                .call(
                        globex,
                        () -> product.get(JdbcClient.class)
                                .sql(
                                        "select kind || ' ' || content from audit_entry where actor_id is not distinct from ?")
                                .param(person)
                                .query((row, index) -> row.getString(1))
                                .list());
    }
}
