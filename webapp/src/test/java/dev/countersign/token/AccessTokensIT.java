package dev.countersign.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.tenant.Edit;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import dev.countersign.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Personal tokens and programs: who gets one, and when they are refused. */
@SpringJUnitConfig(Services.class)
class AccessTokensIT {

    private static final Set<Scope> READ = Set.of(Scope.REQUESTS_READ);

    private final AccessTokens tokens;
    private final Programs programs;
    private final Callers callers;
    private final PersonalRecords records;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final Actor elena;
    private final Actor ana;
    private final Actor ben;

    @Autowired
    AccessTokensIT(
            AccessTokens tokens,
            Programs programs,
            Callers callers,
            PersonalRecords records,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation) {
        this.tokens = tokens;
        this.programs = programs;
        this.callers = callers;
        this.records = records;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.ana = organisation.employee(acme, "Ana Ruiz");
        this.ben = organisation.employee(acme, "Ben Soto");
    }

    @Test
    void aTokenIsShownOnceAndActsForItsPersonUntilItIsRevoked() {
        TokenResult.Created created = created(tokens.create(ana, " Monthly\nreport ", READ, 30));
        assertThat(created.secret()).startsWith("csp_");
        assertThat(created.toString()).doesNotContain(created.secret());

        Caller caller = callers.withToken(created.secret()).orElseThrow();
        assertThat(caller.person()).isEqualTo(ana.person());
        assertThat(caller.scopes()).isEqualTo(READ);
        assertThat(caller.program()).isEmpty();
        assertThat(tokens.list(ana)).singleElement().satisfies(token -> {
            assertThat(token.name()).isEqualTo("Monthly report");
            assertThat(token.lastUsed()).isPresent();
        });
        assertThat(stored(created.secret().substring(4)))
                .as("rows with the secret itself")
                .isZero();

        TokenId id = new TokenId(UUID.fromString(created.id()));
        assertThat(tokens.revoke(elena, id)).isEqualTo(new TokenResult.NotFound());
        assertThat(tokens.revoke(ana, id)).isEqualTo(new TokenResult.Saved());
        assertThat(callers.withToken(created.secret())).isEmpty();
        assertThat(kinds()).containsSubsequence("token.created", "token.revoked");
    }

    @Test
    void thePersonalFileNamesTokensAndProgramsWithoutWhatTheyAreCheckedBy() throws IOException {
        tokens.create(ana, "Monthly report", READ, 30);
        programs.create(elena, "Payroll", ana.person(), READ, 30);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        records.export(elena, ana.person(), file);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .contains("\"accessTokens\":[\n", "Monthly report", "\"programs\":[\n", "Payroll")
                .doesNotContain("_hash");
    }

    @Test
    void whatIsWrongWithANewTokenIsSaid() {
        assertThat(tokens.create(ana, " ", READ, 30)).isEqualTo(new TokenResult.NameWrong());
        assertThat(tokens.create(ana, "x".repeat(101), READ, 30)).isEqualTo(new TokenResult.NameWrong());
        assertThat(tokens.create(ana, "Report", Set.of(), 30)).isEqualTo(new TokenResult.ScopesWrong());
        assertThat(tokens.create(ana, "Report", READ, 10_000)).isEqualTo(new TokenResult.LifetimeWrong());
        assertThat(tokens.list(ana)).isEmpty();
    }

    @Test
    void anExpiredTokenIsRefused() {
        TokenResult.Created created = created(tokens.create(ana, "Report", READ, 7));
        Instant past = Instant.now().minusSeconds(1);
        JdbcClient.create(TestDatabase.get().superuser())
                .sql("update access_token set created_at = ?, expires_at = ? where token_id = ?")
                .params(Timestamp.from(past.minusSeconds(60)), Timestamp.from(past), UUID.fromString(created.id()))
                .update();
        assertThat(callers.withToken(created.secret())).isEmpty();
        assertThat(tokens.list(ana)).singleElement().matches(token -> token.isExpired(Instant.now()));
    }

    @Test
    void whoeverLeavesHasNoTokenAnyMore() {
        TokenResult.Created created = created(tokens.create(ana, "Report", READ, 7));
        transaction.run(acme, () -> active(false));
        assertThat(callers.withToken(created.secret())).isEmpty();
        transaction.run(acme, () -> active(true));
        assertThat(callers.withToken(created.secret())).isEmpty();
        assertThat(tokens.list(ana)).isEmpty();
    }

    @Test
    void nonsenseIsNoToken() {
        assertThat(callers.withToken("")).isEmpty();
        assertThat(callers.withToken("csp_")).isEmpty();
        assertThat(callers.withToken("csp_" + "A".repeat(64))).isEmpty();
        assertThat(callers.withToken("csp_\0é")).isEmpty();
    }

    @Test
    void aProgramGetsTokensForItsSecret() {
        TokenResult.Created program = created(programs.create(elena, "Payroll", ana.person(), READ, 90));
        Callers.Issued.Token issued = token(callers.issue(program.id(), program.secret(), Set.of()));
        Caller caller = callers.withToken(issued.token()).orElseThrow();
        assertThat(caller.person()).isEqualTo(ana.person());
        assertThat(caller.program()).isPresent();
        assertThat(tokens.list(ana)).as("her own tokens").isEmpty();

        assertThat(callers.issue(program.id(), program.secret(), Set.of(Scope.SCIM)))
                .isEqualTo(new Callers.Issued.ScopeRefused());
        assertThat(callers.issue(program.id(), program.secret() + "x", Set.of()))
                .isEqualTo(new Callers.Issued.UnknownClient());
        assertThat(callers.issue("csc_x", program.secret(), Set.of())).isEqualTo(new Callers.Issued.UnknownClient());
        assertThat(callers.withToken(program.secret()))
                .as("the secret is no token")
                .isEmpty();

        ProgramId id = programs.list(elena).orElseThrow().getFirst().id();
        TokenResult.Created renewed = created(programs.renew(elena, id, 30));
        assertThat(callers.withToken(issued.token())).isEmpty();
        assertThat(callers.issue(program.id(), program.secret(), Set.of()))
                .isEqualTo(new Callers.Issued.UnknownClient());
        String next = token(callers.issue(renewed.id(), renewed.secret(), READ)).token();
        assertThat(programs.actFor(elena, id, new Edit<>(ana.person(), elena.person())))
                .isEqualTo(new TokenResult.Saved());
        assertThat(callers.withToken(next)).isEmpty();
        assertThat(programs.delete(elena, id)).isEqualTo(new TokenResult.Saved());
        assertThat(callers.issue(renewed.id(), renewed.secret(), READ)).isEqualTo(new Callers.Issued.UnknownClient());
        assertThat(kinds())
                .containsSubsequence("program.created", "program.renewed", "program.changed", "program.deleted");
    }

    @Test
    void anAdministratorRevokesTheTokenOfSomebodyElseAndTheLogSaysWhose() {
        TokenResult.Created created = created(tokens.create(ana, "Laptop", READ, 30));
        TokenId id = tokens.list(ana).getFirst().id();
        assertThat(tokens.listOf(ben, ana.person())).isEmpty();
        assertThat(tokens.revokeOf(ben, ana.person(), id)).isEqualTo(new TokenResult.NotAllowed());
        assertThat(tokens.revokeOf(ana, ana.person(), id))
                .as("they have another way")
                .isEqualTo(new TokenResult.NotAllowed());
        assertThat(tokens.revokeOf(elena, ben.person(), id)).as("not his").isEqualTo(new TokenResult.NotFound());
        assertThat(callers.withToken(created.secret())).isPresent();

        assertThat(tokens.listOf(elena, ana.person()).orElseThrow())
                .extracting(AccessToken::name)
                .containsExactly("Laptop");
        assertThat(tokens.revokeOf(elena, ana.person(), id)).isEqualTo(new TokenResult.Saved());

        assertThat(callers.withToken(created.secret())).isEmpty();
        assertThat(tokens.listOf(elena, ana.person()).orElseThrow()).isEmpty();
        assertThat(kinds()).endsWith("token.revoked");
        assertThat(transaction.call(
                        acme,
                        () -> sql.sql("""
                                select content::json ->> 'person' from audit_entry where kind = 'token.revoked' and actor_id = ?
                                """)
                                .param(elena.person().value())
                                .query(String.class)
                                .single()))
                .isEqualTo(ana.person().toString());
    }

    @Test
    void forWhomAProgramActsIsNotTakenBackByAnOlderPage() {
        programs.create(elena, "Payroll", ana.person(), READ, 90);
        Program program = programs.list(elena).orElseThrow().getFirst();
        PersonId opened = program.actsFor().id();
        assertThat(programs.actFor(elena, program.id(), new Edit<>(opened, elena.person())))
                .isEqualTo(new TokenResult.Saved());

        assertThat(programs.actFor(elena, program.id(), new Edit<>(opened, ben.person())))
                .isInstanceOfSatisfying(TokenResult.ChangedByOthers.class, others -> {
                    assertThat(others.now().id()).isEqualTo(elena.person());
                    assertThat(others.last().map(last -> last.by().id())).contains(elena.person());
                });
        assertThat(programs.list(elena).orElseThrow().getFirst().actsFor().id()).isEqualTo(elena.person());
        assertThat(programs.actFor(elena, program.id(), new Edit<>(elena.person(), ben.person())))
                .isEqualTo(new TokenResult.Saved());
    }

    @Test
    void onlyAdministratorsHaveProgramsAndNoProgramDecides() {
        assertThat(programs.create(ana, "Payroll", ana.person(), READ, 90)).isEqualTo(new TokenResult.NotAllowed());
        assertThat(programs.list(ana)).isEmpty();
        assertThat(programs.create(elena, "Payroll", ana.person(), Set.of(Scope.APPROVALS_DECIDE), 90))
                .isEqualTo(new TokenResult.ScopesWrong());
        transaction.run(acme, () -> active(false));
        assertThat(programs.create(elena, "Payroll", ana.person(), READ, 90)).isEqualTo(new TokenResult.Unsuitable());
    }

    @Test
    void aProgramIsRefusedOnceItsPersonHasLeft() {
        TokenResult.Created program = created(programs.create(elena, "Payroll", ana.person(), READ, 90));
        String token =
                token(callers.issue(program.id(), program.secret(), Set.of())).token();
        transaction.run(acme, () -> active(false));
        assertThat(callers.withToken(token)).isEmpty();
        assertThat(callers.issue(program.id(), program.secret(), Set.of()))
                .isEqualTo(new Callers.Issued.UnknownClient());
        assertThat(programs.list(elena).orElseThrow()).singleElement().matches(one -> !one.active());
    }

    @Test
    void thereIsAMostForEachPerson() {
        for (int number = 0; number < AccessTokens.MOST; number++) {
            created(tokens.create(ana, "Token " + number, READ, 7));
        }
        assertThat(tokens.create(ana, "One more", READ, 7)).isEqualTo(new TokenResult.TooMany(AccessTokens.MOST));
        assertThat(tokens.create(elena, "Hers", READ, 7)).isInstanceOf(TokenResult.Created.class);
    }

    private static TokenResult.Created created(TokenResult result) {
        return (TokenResult.Created) result;
    }

    private static Callers.Issued.Token token(Callers.Issued issued) {
        return (Callers.Issued.Token) issued;
    }

    private void active(boolean active) {
        sql.sql("update person set active = ? where person_id = ?")
                .params(active, ana.person().value())
                .update();
    }

    private int stored(String secret) {
        return transaction.call(
                acme,
                () -> sql.sql("select count(*) from access_token t where t::text like ?")
                        .param("%" + secret + "%")
                        .query(Integer.class)
                        .single());
    }

    private List<String> kinds() {
        return transaction.call(
                acme,
                () -> sql.sql("select kind from audit_entry order by sequence")
                        .query(String.class)
                        .list());
    }
}
