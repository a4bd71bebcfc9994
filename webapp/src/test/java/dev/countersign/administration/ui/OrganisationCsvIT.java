package dev.countersign.administration.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.OrganisationRequests;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.SignedIn;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import dev.countersign.ui.Translations;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** All requests of an organisation as a file. */
@SpringJUnitConfig(Services.class)
class OrganisationCsvIT {

    private static final Logger LOG = LoggerFactory.getLogger(OrganisationCsvIT.class);

    /** A system property makes it the million of the documentation. */
    private static final int ROWS = Integer.getInteger("countersign.requests.rows", 5_000);

    private static final long HEAP = 48L << 20;

    private final OrganisationCsv csv;
    private final SignedIn elena;
    private final TenantId acme;
    private final TenantTransaction transaction;
    private final JdbcClient sql;

    @Autowired
    OrganisationCsvIT(
            OrganisationRequests requests,
            RequestService submissions,
            Templates templates,
            People people,
            Organisation organisation,
            TenantTransaction transaction,
            JdbcClient sql) {
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        Actor administrator = organisation.administrator(acme, "Elena Prado");
        this.elena = people.find(acme, administrator.person()).orElseThrow().signedIn(acme);
        this.csv = new OrganisationCsv(requests, () -> elena, new Translations(), Clock.systemUTC());
        Actor ana = organisation.employee(acme, "Ana Torres");
        PublishResult.Published purchase =
                (PublishResult.Published) templates.publish(administrator, PurchaseTemplate.definition());
        assertThat(submissions.submit(
                        ana, new Submission(UUID.randomUUID(), purchase.id(), PurchaseTemplate.filledIn())))
                .isInstanceOf(SubmitResult.Submitted.class);
    }

    @Test
    void whateverTheTitleIsTheTableOpensUnharmed() throws IOException {
        List<String> titles =
                List.of("=cmd()|'/C calc'!A0", "A \"quoted\", line\nbreak", "العربية 🙂", "\t=1+1", "@SUM(A1)", "-2+3");
        copy(titles.size() - 1);
        transaction.run(acme, () -> {
            for (int at = 0; at < titles.size(); at++) {
                sql.sql("""
                                update request set title = ? where request_id =
                                  (select request_id from request order by request_id offset ? limit 1)
                                """).params(titles.get(at), at).update();
            }
        });
        MockHttpServletResponse file = new MockHttpServletResponse();
        csv.download(all(), file);

        String text = file.getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        List<CSVRecord> rows =
                CSVParser.parse(text.substring(1), CSVFormat.RFC4180).getRecords();
        assertThat(rows).hasSize(titles.size() + 1).allMatch(row -> row.size() == 10);
        assertThat(rows.subList(1, rows.size()).reversed())
                .extracting(row -> row.get(1))
                .containsExactly(
                        "'=cmd()|'/C calc'!A0", titles.get(1), titles.get(2), "'\t'=1+1", "'@SUM(A1)", "'-2+3");
    }

    private static MockHttpServletRequest all() {
        MockHttpServletRequest asked = new MockHttpServletRequest();
        asked.setParameters(Map.of("state", "all"));
        return asked;
    }

    @Test
    void theNumberOfRequestsNeedsNoMemory() throws IOException {
        copy(ROWS - 1);
        MeasuredOutput out = new MeasuredOutput();
        Lines lines = new Lines(out);
        long before = MeasuredOutput.used();
        Instant begin = Instant.now();
        csv.download(all(), new MockHttpServletResponse() {
            @Override
            public PrintWriter getWriter() {
                return lines;
            }
        });
        Duration took = Duration.between(begin, Instant.now());
        LOG.warn(
                "Exported {} requests, {} MB, in {} ms; at most {} MB of the heap more than before; {} processors, {}",
                ROWS,
                out.bytes() >> 20,
                took.toMillis(),
                (out.most() - before) >> 20,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        assertThat(lines.count).as("with the head").isEqualTo(ROWS + 1);
        assertThat(out.most() - before).isLessThan(HEAP);
    }

    /** As whoever owns the database: the only request, as if it had been submitted so often. */
    private void copy(int times) {
        var owner = TestDatabase.get().owner();
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            JdbcClient sql = JdbcClient.create(owner);
            sql.sql("select set_config('app.tenant_id', ?, true)")
                    .param(acme.toString())
                    .query((row, index) -> row.getString(1))
                    .single();
            sql.sql("alter table request disable trigger user").update();
            sql.sql("""
                    insert into request
                    select (jsonb_populate_record(r, jsonb_build_object('request_id', uuidv7(), 'submission_id', gen_random_uuid(),
                      'number', 'COPY-' || n, 'title', r.title || ' ' || n, 'status', 'APPROVED', 'closed_at', now()))).*
                    from request r, generate_series(1, :times) n where r.tenant_id = :tenant
                    """).param("tenant", acme.value()).param("times", times).update();
            sql.sql("alter table request enable trigger user").update();
        });
    }

    /** Counts the lines, and writes them on. */
    private static final class Lines extends PrintWriter {

        private int count;

        Lines(MeasuredOutput out) {
            super(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        }

        @Override
        public void write(String text, int offset, int length) {
            count += Math.toIntExact(text.substring(offset, offset + length)
                    .chars()
                    .filter(one -> one == '\n')
                    .count());
            super.write(text, offset, length);
        }
    }
}
