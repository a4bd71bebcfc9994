package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SecurityRecordsIT {

    @TempDir
    private Path folder;

    private AuditWorld world;
    private TenantId acme;
    private SecurityRecords records;

    @BeforeEach
    void start() {
        world = new AuditWorld(folder);
        acme = world.found();
        records = world.get(SecurityRecords.class);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void aFloodOfTheSameIsTwoEntries() {
        for (int i = 0; i < 1_000; i++) {
            records.record(acme, "person.sign-in-failed", null, Map.of("why", "password", "person", "unknown"));
        }
        records.writeCounts(false);
        assertThat(contents()).containsExactly("{\"person\":\"unknown\",\"why\":\"password\"}");
        world.clock.advance(Duration.ofMinutes(10));
        records.writeCounts(false);
        records.writeCounts(true);
        assertThat(contents())
                .containsExactly(
                        "{\"person\":\"unknown\",\"why\":\"password\"}",
                        "{\"more\":\"999\",\"person\":\"unknown\",\"why\":\"password\"}");
        records.record(acme, "person.sign-in-failed", null, Map.of("why", "password", "person", "unknown"));
        assertThat(contents()).as("the next ten minutes").hasSize(3);
    }

    @Test
    void repetitionsAreCountedForEachAddressAndSayIt() {
        for (String address : List.of("192.0.2.7", "192.0.2.7", "192.0.2.8")) {
            MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
            request.setRemoteAddr(address);
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            records.record(acme, "person.sign-in-failed", null, Map.of("why", "password"));
            RequestContextHolder.resetRequestAttributes();
        }
        records.writeCounts(true);
        assertThat(contents())
                .containsExactly(
                        "{\"address\":\"192.0.2.7\",\"channel\":\"PRODUCT\",\"why\":\"password\"}",
                        "{\"address\":\"192.0.2.8\",\"channel\":\"PRODUCT\",\"why\":\"password\"}",
                        "{\"address\":\"192.0.2.7\",\"channel\":\"PRODUCT\",\"more\":\"1\",\"why\":\"password\"}");
    }

    @Test
    void aFloodOfDifferentThingsOfOnePersonIsBoundedAndHidesNobodyElse() {
        Actor ana = world.get(Organisation.class).employee(acme, "Ana Torres");
        Actor luis = world.get(Organisation.class).employee(acme, "Luis Pardo");
        for (int i = 0; i < 1_000; i++) {
            records.refused(acme, ana.person(), "request", new UUID(0, i).toString());
        }
        records.refused(acme, luis.person(), "request", new UUID(0, 7).toString());
        records.writeCounts(true);
        List<AuditEntry> entries = world.entries(acme);
        assertThat(entries).hasSize(20 + 1 + 1 + 1);
        assertThat(entries.getLast().content()).isEqualTo("{\"more\":\"979\",\"what\":\"other\"}");
        assertThat(entries).anySatisfy(entry -> assertThat(entry.actor()).isEqualTo(luis.person()));
    }

    @Test
    void aRefusalIsKeptWithTheTransactionThatRefuses() {
        Actor ana = world.get(Organisation.class).employee(acme, "Ana Torres");
        world.get(TenantTransaction.class).run(acme, () -> records.refused(acme, ana.person(), "request", "x"));
        assertThat(contents()).containsExactly("{\"id\":\"x\",\"what\":\"request\"}");
    }

    private List<String> contents() {
        return world.entries(acme).stream().map(AuditEntry::content).toList();
    }
}
