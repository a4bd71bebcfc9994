package dev.countersign.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.audit.AuditVerification;
import dev.countersign.audit.DeletedTenants;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Acme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organisation with people, requests and files, of which the operator takes everything away, and which is then deleted. */
class OrganisationEndIT {

    private static final String FILE = "%PDF-1.7 what it costs";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    /** Columns with bytes that no copy has. */
    private static final Set<String> SECRETS = Set.of(
            "access_token.token_hash",
            "approval.task_token",
            "approval_token.task_token",
            "decision_link.token_hash",
            "deleted_tenant.hash",
            "deleted_tenant.signature",
            "idempotency_key.content_hash",
            "idempotency_key.key_hash",
            "intake.content_hash",
            "intake.key_hash",
            "intake.task_token",
            "program.secret_hash");

    private static final RunningProduct product = RunningProduct.shared();

    private final String slug = "end-" + UUID.randomUUID().toString().substring(0, 8);
    private final Acme demo = new Acme(product);

    @TempDir
    Path folder;

    @BeforeEach
    void create() throws IOException {
        run("create", slug, "Initech", ZONE.getId(), "bill@" + slug + ".test", "Bill Lumbergh");
        Actor peter = add("Peter Gibbons", person("bill").id());
        RequestId decided = demo.submit(peter, "Desk " + UUID.randomUUID());
        demo.approve(actor("bill"), decided);
        await().atMost(PATIENCE).until(() -> in(() -> count("request where closed_at is not null")) == 1);
        RequestId open = demo.submit(peter, "Printer " + UUID.randomUUID());
        assertThat(demo.waitingFor(actor("bill"), open)).isNotNull();
        byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
        product.get(RequestFiles.class)
                .add(peter, open, new IncomingFile("offer.pdf", bytes.length, new ByteArrayInputStream(bytes)));
    }

    @Test
    void everyTableOfTenantsIsCopiedOrSaysWhyNot() {
        Set<String> known = new TreeSet<>(TenantTables.LEFT_OUT.keySet());
        product.get(TenantTables.class).copied().forEach(table -> known.add(table.name()));
        assertThat(known).isEqualTo(tables());

        Set<String> bytes = new TreeSet<>(TenantTables.BYTES);
        bytes.addAll(SECRETS);
        assertThat(bytes)
                .isEqualTo(new TreeSet<>(sql().sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'public' and data_type = 'bytea' and table_name <> 'scheduled_tasks'
                        """).query(String.class).list()));
    }

    @Test
    void theCopyHasEveryRowEveryFileAndWhatTheCheckOfTheLogSays() throws IOException {
        run("suspend", slug);
        Path file = folder.resolve("copy.zip");

        assertThat(run("export", slug, file.toString())).contains(slug + " was written to", "1 files; 0 files");
        Map<String, Integer> rows = rows();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String table : rows.keySet()) {
                ZipEntry entry = zip.getEntry("tables/" + table + ".jsonl");
                assertThat(entry == null ? -1 : (int) lines(zip, entry))
                        .as(table)
                        .isEqualTo(TenantTables.LEFT_OUT.containsKey(table) ? -1 : rows.get(table));
            }
            JsonNode about = JsonMapper.shared().readTree(text(zip, "manifest.json"));
            assertThat(about.path("auditLog").path("intact").asBoolean()).isTrue();
            assertThat(about.path("auditLog").path("entries").asInt()).isEqualTo(rows.get("audit_entry"));
            String attachment = in(() -> sql().sql("select attachment_id::text from attachment")
                    .query(String.class)
                    .single());
            assertThat(text(zip, "files/" + attachment)).isEqualTo(FILE);
            assertThat(text(zip, "tables/person.jsonl"))
                    .contains("Peter Gibbons")
                    .doesNotContain("Ana Torres");
            assertThat(text(zip, "tables/approval.jsonl")).doesNotContain("task_token");
        }
        assertThatThrownBy(() -> run("export", slug, file.toString())).hasMessageContaining("There is a file");
        assertThat(run("verify", file.toString()))
                .contains(
                        "is the export of " + slug, "an audit log of " + rows.get("audit_entry") + " entries, intact");
        String stored = run("export", slug);
        assertThat(stored).contains(slug + " is stored among its files as " + tenant().id());
        run("export", slug);
        assertThat(rows()).as("only the newest is kept").containsEntry("organisation_copy", 1);
    }

    @Test
    void aChangedCopyIsFound() throws IOException {
        run("suspend", slug);
        Path file = folder.resolve("copy.zip");
        run("export", slug, file.toString());

        Path other = rewritten(file, "tables/person.jsonl", text -> text.replace("Gibbons", "Gibson"), false);
        assertThatThrownBy(() -> run("verify", other.toString())).hasMessage("tables/person.jsonl was changed.");
        Path longer = rewritten(file, "files/" + UUID.randomUUID(), _ -> "more", false);
        assertThatThrownBy(() -> run("verify", longer.toString())).hasMessage("1 parts have no sum.");
        Path forged = rewritten(
                file, "tables/audit_entry.jsonl", text -> text.replace("request.submitted", "request.withdrawn"), true);
        assertThatThrownBy(() -> run("verify", forged.toString()))
                .hasMessageContaining("of the audit log was altered.");
        Path cut = rewritten(
                file,
                "tables/audit_entry.jsonl",
                text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1),
                true);
        assertThatThrownBy(() -> run("verify", cut.toString()))
                .hasMessageContaining("is missing, and so is everything after it.");
        assertThatThrownBy(() -> run("verify", folder.resolve("none.zip").toString()))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aDeletionThatStoppedInTheMiddleGoesOn() {
        Tenant tenant = tenant();
        run("suspend", slug);
        in(() -> {
            product.get(DeletedTenants.class).end(tenant);
            return true;
        });
        OrganisationRepository organisations = product.get(OrganisationRepository.class);
        int rows = 0;
        for (int i = 0; i < 3; i++) {
            int removed = in(() -> organisations.removeRows(20));
            assertThat(removed).isBetween(1, 20);
            rows += removed;
        }
        int left = in(OrganisationEndIT::counted).entrySet().stream()
                .filter(table ->
                        !table.getKey().equals("tenant") && !table.getKey().equals("deleted_tenant"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertThat(left).isPositive();
        in(() -> sql().sql("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        values ('nobody-makes-it', ?, convert_to(?, 'UTF8'), now() + interval '1 day', true, 1)
                        """).params(slug, tenant.id().toString()).update());

        assertThat(run("list")).contains(slug + "\t" + tenant.id() + "\tbeing deleted since");
        assertThatThrownBy(() -> run("resume", slug)).hasMessage(slug + " is being deleted and cannot be resumed.");
        assertThat(product.get(Tenants.class).all()).doesNotContain(tenant.id());
        assertThatThrownBy(() -> run("delete", slug, "--confirm", slug))
                .hasMessage("Calls of %s are still being made. Repeat the command in a minute.".formatted(slug));
        sql().sql("update scheduled_tasks set picked = false where task_instance = ?")
                .param(slug)
                .update();
        Matcher said =
                Pattern.compile(slug + " is deleted, with (\\d+) rows").matcher(run("delete", slug, "--confirm", slug));
        assertThat(said.find()).isTrue();
        assertThat(Integer.parseInt(said.group(1)))
                .as("of all runs, and of what ending the open requests has written")
                .isBetween(rows + left, rows + left + 2);
        assertThat(product.get(TenantTransaction.class).call(tenant.id(), OrganisationEndIT::counted))
                .allSatisfy((table, count) ->
                        assertThat(count).as(table).isEqualTo(table.equals("deleted_tenant") ? 1 : 0));
    }

    @Test
    void theSlugIsAskedForOnceMore() {
        List<String> words = List.of("delete", slug);
        assertThatThrownBy(() -> OrganisationCommand.of(words, _ -> Optional.of("acme")))
                .hasMessage("Nothing is deleted: the slug is %s, and not acme.".formatted(slug));
        assertThatThrownBy(() -> OrganisationCommand.of(words, _ -> Optional.empty()))
                .hasMessage("Without a terminal, confirm with: --confirm " + slug);
        OrganisationCommand confirmed = OrganisationCommand.of(words, question -> {
            assertThat(question).contains("Everything of " + slug + " will be deleted for good.");
            return Optional.of(slug);
        });
        assertThatThrownBy(() -> confirmed.run(product.context(), System.out))
                .hasMessage("Suspend %s first.".formatted(slug));
    }

    @Test
    void whatIsDeletedLeavesNothingButTheSignedEndOfItsLog() {
        Tenant tenant = tenant();
        String neighbour = slug + "-next";
        run("create", neighbour, "Initrode", ZONE.getId(), "bob@" + slug + ".test", "Bob Slydell");
        TenantId other =
                product.get(Tenants.class).bySlug(neighbour).orElseThrow().id();
        Map<String, Integer> before = product.get(TenantTransaction.class).call(other, OrganisationEndIT::counted);
        AttachmentId file = new AttachmentId(in(() -> sql().sql("select attachment_id from attachment")
                .query(UUID.class)
                .single()));
        SfnClient sfn = product.states();
        String machine = in(() -> sql().sql("""
                                select distinct regexp_replace(v.state_machine_version_arn, ':[0-9]+$', '')
                                from request r join template_version v using (tenant_id, template_version_id) where r.closed_at is null
                                """).query(String.class).single());
        List<String> executions = sfn
                .listExecutions(list -> list.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                .executions()
                .stream()
                .map(ExecutionListItem::executionArn)
                .toList();
        assertThatThrownBy(() -> run("delete", slug, "--confirm", slug))
                .hasMessage("Suspend %s first.".formatted(slug));
        assertThatThrownBy(() -> run("delete", slug, "--confirm", "acme"))
                .hasMessage("Nothing is deleted: the slug is %s, and not acme.".formatted(slug));
        run("suspend", slug);

        assertThat(run("delete", slug, "--confirm", slug)).contains(slug + " is deleted, with ");

        assertThat(executions)
                .isNotEmpty()
                .allSatisfy(arn -> assertThat(sfn.describeExecution(read -> read.executionArn(arn))
                                .status())
                        .isEqualTo(ExecutionStatus.ABORTED));
        assertThat(sfn.describeStateMachine(read -> read.stateMachineArn(machine))
                        .status())
                .as("gone when its executions are")
                .isEqualTo(StateMachineStatus.DELETING);
        assertThat(product.get(Tenants.class).bySlug(slug)).isEmpty();
        assertThat(product.get(TenantTransaction.class).call(tenant.id(), OrganisationEndIT::counted))
                .allSatisfy((table, count) ->
                        assertThat(count).as(table).isEqualTo(table.equals("deleted_tenant") ? 1 : 0));
        assertThat(sql().sql(
                                "select count(*) from scheduled_tasks where position(convert_to(?, 'UTF8') in task_data) > 0")
                        .param(tenant.id().toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        AuditVerification logs = product.get(AuditVerification.class);
        assertThat(logs.gone(logs.tenants())).isEmpty();
        Map<String, Integer> after = product.get(TenantTransaction.class).call(other, OrganisationEndIT::counted);
        before.forEach((table, rows) -> assertThat(after.getOrDefault(table, 0))
                .as("%s of another organisation", table)
                .isGreaterThanOrEqualTo(table.startsWith("insight_") ? 0 : rows));
        assertThatThrownBy(() -> product.get(AttachedFiles.class).open(tenant.id(), file))
                .isInstanceOf(NoSuchFileException.class);
        whatStillArrivesAboutItIsDropped(tenant.id());
        assertThat(run("list")).contains(slug + "\t" + tenant.id() + "\tdeleted at");
        assertThatThrownBy(() -> run("usage", slug)).hasMessage("There is no organisation %s.".formatted(slug));
    }

    /** Neither an alarm nor a dead letter: a message of its executions and one about a letter, behind which one of nobody is dead. */
    private static void whatStillArrivesAboutItIsDropped(TenantId deleted) {
        UUID nobody = UUID.randomUUID();
        send("request-events", new RequestEvent.StepsClosed(deleted.value(), UUID.randomUUID(), 1, List.of("manager")));
        send("request-events", new RequestEvent.StepsClosed(nobody, UUID.randomUUID(), 1, List.of("manager")));
        await().atMost(PATIENCE).until(() -> deadLetters().stream().anyMatch(body -> body.contains(nobody.toString())));
        assertThat(deadLetters()).noneMatch(body -> body.contains(deleted.toString()));
        assertThat(product.log()).doesNotContain("A message names tenant " + deleted);
    }

    private static void send(String queue, RequestEvent event) {
        SqsClient sqs = product.queues();
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(event.toJson()));
    }

    private static List<String> deadLetters() {
        SqsClient sqs = product.queues();
        String url =
                sqs.getQueueUrl(queue -> queue.queueName("request-events-dlq")).queueUrl();
        return sqs
                .receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(1))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    @Test
    void theDatabaseRefusesToDeleteAnOrganisationThatIsNotSuspendedAndProven() {
        assertThatThrownBy(() -> in(() -> sql().sql("select remove_rows_of_tenant(10)")
                        .query(Integer.class)
                        .single()))
                .rootCause()
                .hasMessageContaining("only a suspended organisation");
        assertThat(rows()).containsEntry("person", 2);
    }

    /** A copy of the file in which the text of a part is another one; {@code summed} if its sum fits, as somebody would write it who wants to deceive. */
    private Path rewritten(Path file, String part, UnaryOperator<String> change, boolean summed) throws IOException {
        Path other = Files.createTempFile(folder, "other", ".zip");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            String text = zip.getEntry(part) == null ? "" : text(zip, part);
            String changed = change.apply(text);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().equals(part)) {
                    continue;
                }
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                String sums = new String(bytes, StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        summed && entry.getName().equals(SummedZip.SUMS)
                                ? sums.replace(sum(text), sum(changed)).getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
            out.putNextEntry(new ZipEntry(part));
            out.write(changed.getBytes(StandardCharsets.UTF_8));
        }
        return other;
    }

    private static String sum(String text) {
        return HexFormat.of().formatHex(SummedZip.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JdbcClient sql() {
        return product.get(JdbcClient.class);
    }

    private static Set<String> tables() {
        return new TreeSet<>(sql().sql("""
                        select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'public' and column_name = 'tenant_id' and t.table_type = 'BASE TABLE'
                        """).query(String.class).list());
    }

    private Map<String, Integer> rows() {
        return in(OrganisationEndIT::counted);
    }

    private static Map<String, Integer> counted() {
        Map<String, Integer> rows = new TreeMap<>();
        tables().forEach(table -> rows.put(table, count(table)));
        return rows;
    }

    private static int count(String table) {
        return sql().sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static long lines(ZipFile zip, ZipEntry entry) throws IOException {
        return text(zip, entry.getName()).lines().count();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new AssertionError("the copy has no " + name);
        }
        return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private Actor add(String name, @Nullable PersonId manager) {
        String local = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
        product.get(TenantTransaction.class).run(tenant().id(), () -> {
            PersonId _ = product.get(Directory.class)
                    .add(
                            tenant().id(),
                            new NewPerson(
                                    name, local + "@" + slug + ".test", null, manager, Locale.ENGLISH, ZONE, false));
        });
        return actor(local);
    }

    private Actor actor(String local) {
        Person person = person(local);
        return new Actor(tenant().id(), person.id(), person.roles());
    }

    private Person person(String local) {
        return product.get(People.class)
                .byEmail(tenant().id(), local + "@" + slug + ".test")
                .orElseThrow();
    }

    private Tenant tenant() {
        return product.get(Tenants.class).bySlug(slug).orElseThrow();
    }

    private <T> T in(Supplier<T> work) {
        return product.get(TenantTransaction.class).call(tenant().id(), work);
    }

    private static String run(String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OrganisationCommand.of(List.of(words))
                .run(product.context(), new PrintStream(said, true, StandardCharsets.UTF_8));
        return said.toString(StandardCharsets.UTF_8);
    }
}
