package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.EmailLink;
import dev.countersign.people.PersonNotActive;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Links in emails: who decides by one, how often, and until when. */
class DecisionLinksIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final ApprovalId approval = company.waiting("manager");

    @Test
    void theLinkDecidesOnceAsItsPerson() {
        String token = issue();
        DecideResult first = decide(token, Verdict.APPROVE, UUID.randomUUID()).orElseThrow();
        assertThat(first).isInstanceOf(DecideResult.Recorded.class);
        assertThat(decide(token, Verdict.DENY, UUID.randomUUID())).isEmpty();
        company.letUndoWindowPass();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(company.count("select count(*) from decision")).isEqualTo(1);
    }

    @Test
    void aRepetitionOfTheClickGivesTheSameAnswer() {
        String token = issue();
        UUID click = UUID.randomUUID();
        assertThat(decide(token, Verdict.APPROVE, click)).isEqualTo(decide(token, Verdict.APPROVE, click));
        assertThat(decide(token, Verdict.DENY, click))
                .as("the other button of the same page")
                .isEmpty();
        assertThat(company.count("select count(*) from decision")).isEqualTo(1);
    }

    @Test
    void openingItChangesNothing() {
        String token = issue();
        for (int times = 0; times < 100; times++) {
            assertThat(links().open(token)).isPresent();
        }
        assertThat(company.count("select count(*) from decision")).isZero();
        assertThat(links().open(token).orElseThrow().usedAt()).isEmpty();
    }

    @Test
    void ofTwoClicksAtTheSameMomentOneCounts() throws Exception {
        String token = issue();
        List<Optional<DecideResult>> both = Simultaneous.calls(
                () -> decide(token, Verdict.APPROVE, UUID.randomUUID()),
                () -> decide(token, Verdict.DENY, UUID.randomUUID()));
        assertThat(both).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(company.count("select count(*) from decision")).isEqualTo(1);
    }

    @Test
    void eachEmailHasALinkOfItsOwnAndOnlyOneDecides() {
        String first = issue();
        String second = issue();
        assertThat(second).isNotEqualTo(first);
        assertThat(decide(first, Verdict.APPROVE, UUID.randomUUID())).isPresent();
        assertThat(decide(second, Verdict.DENY, UUID.randomUUID()).orElseThrow())
                .isInstanceOf(DecideResult.OwnDecision.class);
    }

    @Test
    void aTokenThatIsNotExactlyOneOfOursOpensNothing() {
        String token = issue();
        char last = token.charAt(token.length() - 1) == 'A' ? 'B' : 'A';
        assertThat(links().open(token.substring(0, 63) + last)).isEmpty();
        assertThat(links().open(token + "A")).isEmpty();
        assertThat(links().open(token.substring(1))).isEmpty();
        assertThat(links().open("")).isEmpty();
        assertThat(links().open("ÿ".repeat(64))).isEmpty();
    }

    @Test
    void theSameBitsInTheNameOfAnotherTenantOpenNothing() {
        byte[] token = Base64.getUrlDecoder().decode(issue());
        TenantId other = company.get(Organisation.class).found();
        byte[] forged = ByteBuffer.allocate(48)
                .putLong(other.value().getMostSignificantBits())
                .putLong(other.value().getLeastSignificantBits())
                .put(token, 16, 32)
                .array();
        assertThat(links().open(Base64.getUrlEncoder().encodeToString(forged))).isEmpty();
    }

    @Test
    void theDatabaseHoldsNothingThatOpensIt() throws Exception {
        byte[] token = Base64.getUrlDecoder().decode(issue());
        List<byte[]> stored = company.get(TenantTransaction.class)
                .call(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("select token_hash from decision_link")
                                .query((row, index) -> row.getBytes(1))
                                .list());
        byte[] secret = Arrays.copyOfRange(token, 16, 48);
        assertThat(stored).containsExactly(MessageDigest.getInstance("SHA-256").digest(secret));
    }

    @Test
    void itExpires() {
        String token = issue();
        DecisionLink link = links().open(token).orElseThrow();
        company.clock.advance(Duration.ofDays(30));
        assertThat(links().open(token)).isEmpty();
        assertThat(links().decide(link, Verdict.APPROVE, "", UUID.randomUUID())).isEmpty();
        assertThat(company.count("select count(*) from decision")).isZero();
    }

    @Test
    void whatIsWithdrawnIsNotDecided() {
        String token = issue();
        company.get(RequestService.class)
                .withdraw(company.ana, company.row(approval).request());
        assertThat(decide(token, Verdict.APPROVE, UUID.randomUUID()).orElseThrow())
                .isInstanceOf(DecideResult.Closed.class);
        assertThat(links().issue(company.tenant, approval.value(), company.marta.person()))
                .as("of an approval that is not open")
                .isEmpty();
    }

    @Test
    void whoeverHasLeftDecidesNothingByAnOldEmail() {
        String token = issue();
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update person set active = false where person_id = ?")
                                .param(company.marta.person().value())
                                .update());
        assertThatThrownBy(() -> decide(token, Verdict.APPROVE, UUID.randomUUID()))
                .isInstanceOf(PersonNotActive.class);
    }

    @Test
    void aLinkOfSomebodyWhoIsNotAskedDecidesNothing() {
        String token = token(links().issue(company.tenant, approval.value(), company.carlos.person())
                .orElseThrow());
        assertThat(decide(token, Verdict.APPROVE, UUID.randomUUID()))
                .hasValue(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(links().open(token).orElseThrow().usedAt()).isEmpty();
    }

    @Test
    void whatWasTakenBackCanBeDecidedByTheLinkAgain() {
        String token = issue();
        DecideResult.Recorded recorded = (DecideResult.Recorded)
                decide(token, Verdict.APPROVE, UUID.randomUUID()).orElseThrow();
        assertThat(links().undo(links().open(token).orElseThrow(), recorded.decision()))
                .isInstanceOf(UndoResult.Undone.class);
        assertThat(company.row(approval).isOpen()).isTrue();
        assertThat(links().decide(links().open(token).orElseThrow(), Verdict.DENY, "No", UUID.randomUUID()))
                .get()
                .isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void aRepeatedUndoHasTheSameAnswer() {
        String token = issue();
        DecisionLink link = links().open(token).orElseThrow();
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) links().decide(link, Verdict.APPROVE, "Looks good", UUID.randomUUID())
                        .orElseThrow();
        UndoResult first = links().undo(link, recorded.decision());
        assertThat(first).isEqualTo(new UndoResult.Undone(approval, "Looks good"));
        assertThat(links().undo(link, recorded.decision())).isEqualTo(first);
        assertThat(links().undoable(links().open(token).orElseThrow())).isEmpty();
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.undone'"))
                .isEqualTo(1);
    }

    @Test
    void aClickThatIsRepeatedAfterItsDecisionWasUndoneDecidesNothingAndUsesNothingUp() {
        String token = issue();
        UUID click = UUID.randomUUID();
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) decide(token, Verdict.APPROVE, click).orElseThrow();
        links().undo(links().open(token).orElseThrow(), recorded.decision());
        assertThat(decide(token, Verdict.APPROVE, click)).hasValue(new DecideResult.Undone());
        assertThat(links().open(token).orElseThrow().usedAt()).isEmpty();
    }

    @Test
    void aLinkUndoesNoDecisionButItsOwn() {
        String token = issue();
        DecideResult.Recorded inProduct = (DecideResult.Recorded) company.approve(company.marta, approval);
        DecisionLink link = links().open(token).orElseThrow();
        assertThat(links().undoable(link)).isEmpty();
        assertThat(links().undo(link, inProduct.decision())).isEqualTo(new UndoResult.NotFound());
        assertThat(company.row(approval).isOpen()).isFalse();
    }

    @Test
    void aDecisionByALinkSaysThatItCameByOne() {
        decide(issue(), Verdict.APPROVE, UUID.randomUUID());
        assertThat(company.count("select count(*) from decision where channel = 'LINK'"))
                .isEqualTo(1);
        assertThat(channels(company, approval)).containsExactly("LINK");
        ApprovalId other = company.waiting("manager");
        company.approve(company.marta, other);
        assertThat(channels(company, other)).containsExactly("PRODUCT");
    }

    @Test
    void fromTheAmountOfTheTemplateOnThereIsNoLink() {
        Company careful = companies.open(Purchase.template(new EmailLink.SignInFrom(new BigDecimal("12000"), "EUR")));
        ApprovalId asked = careful.waiting("manager");
        assertThat(careful.get(DecisionLinks.class).issue(careful.tenant, asked.value(), careful.marta.person()))
                .isEmpty();
    }

    @Test
    void belowTheAmountOfTheTemplateTheLinkDecidesUntilTheAmountGrows() {
        Company careful = companies.open(Purchase.template(new EmailLink.SignInFrom(new BigDecimal("12001"), "EUR")));
        ApprovalId asked = careful.waiting("manager");
        DecisionLinks links = careful.get(DecisionLinks.class);
        String token = token(links.issue(careful.tenant, asked.value(), careful.marta.person())
                .orElseThrow());
        DecisionLink link = links.open(token).orElseThrow();
        assertThat(links.suffices(link)).isTrue();

        careful.publishAnew(Purchase.template(new EmailLink.SignIn()));
        DecisionLinks now = careful.get(DecisionLinks.class);
        assertThat(now.suffices(link)).isFalse();
        assertThat(now.decide(link, Verdict.APPROVE, "", UUID.randomUUID())).hasValue(new DecideResult.SignInNeeded());
        assertThat(now.open(token).orElseThrow().usedAt()).isEmpty();
        assertThat(careful.approve(careful.marta, asked)).isInstanceOf(DecideResult.Recorded.class);
    }

    private static List<String> channels(Company company, ApprovalId approval) {
        return company
                .get(AuditLog.class)
                .ofRequest(company.tenant, company.row(approval).request().value())
                .stream()
                .filter(entry -> entry.kind().equals("approval.decided"))
                .map(entry -> JsonMapper.shared()
                        .readTree(entry.content())
                        .path("channel")
                        .asString(""))
                .toList();
    }

    private DecisionLinks links() {
        return company.get(DecisionLinks.class);
    }

    private String issue() {
        return token(links().issue(company.tenant, approval.value(), company.marta.person())
                .orElseThrow());
    }

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Optional<DecideResult> decide(String token, Verdict verdict, UUID click) {
        return links().open(token).flatMap(link -> links().decide(link, verdict, "Said by email", click));
    }
}
