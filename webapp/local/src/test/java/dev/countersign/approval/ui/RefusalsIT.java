package dev.countersign.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.spring.SpringServlet;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** What a person reads when the service refuses a decision, in both languages. */
class RefusalsIT {

    private static final RunningProduct product = RunningProduct.shared();

    /** A strong reference, since Vaadin's current UI is only weakly referenced. */
    private final UI page = new UI();

    private final ApprovalService approvals = product.get(ApprovalService.class);
    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final ApprovalId approval = acme.waitingFor(marta, acme.submit(ana, "Chairs"));

    @BeforeEach
    void openAPage() {
        SpringServlet servlet = (SpringServlet)
                Objects.requireNonNull(product.get("servletRegistrationBean", ServletRegistrationBean.class)
                        .getServlet());
        VaadinService.setCurrent(servlet.getService());
        UI.setCurrent(page);
    }

    @AfterEach
    void closeThePage() {
        UI.setCurrent(null);
        VaadinService.setCurrent(null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | You are not an approver of this step.
            es | Este paso lo deciden otras personas.
            """)
    void anEmployeeWhoWasNotAskedCannotApprove(String language, String sentence) {
        DecideResult refused = decide(acme.actor("luis"), 1, "");
        assertThat(refused).isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(read(refused, language)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | You can’t decide your own request.
            es | No puedes decidir tu propia solicitud.
            """)
    void nobodyDecidesTheirOwnRequest(String language, String sentence) {
        DecideResult refused = decide(ana, 1, "");
        assertThat(refused).isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.OWN_REQUEST));
        assertThat(read(refused, language)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Your answer was not recorded: you had already approved this today
            es | Tu respuesta no se ha registrado: ya habías aprobado esto hoy
            """)
    void whatIsDecidedIsNotDecidedAgain(String language, String sentence) {
        assertThat(decide(marta, 1, "")).isInstanceOf(DecideResult.Recorded.class);
        DecideResult refused = decide(marta, 1, "");
        assertThat(refused).isInstanceOf(DecideResult.OwnDecision.class);
        assertThat(read(refused, language)).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The request has changed and is now at revision 1.
            es | La solicitud ha cambiado y ahora es la revisión 1.
            """)
    void whoSawAnotherRevisionLooksOnceMore(String language, String sentence) {
        assertThat(read(decide(marta, 2, ""), language)).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Use at most 4,000 characters. This has 4,001.
            es | Usa como máximo 4.000 caracteres. Tiene 4.001.
            """)
    void aCommentHasItsLength(String language, String sentence) {
        assertThat(read(decide(marta, 1, "x".repeat(4_001)), language)).isEqualTo(sentence);
    }

    private DecideResult decide(Actor actor, int revision, String comment) {
        return approvals.decide(actor, approval, Verdict.APPROVE, comment, revision, UUID.randomUUID());
    }

    private String read(DecideResult refused, String language) {
        Locale locale = Locale.of(language);
        page.setLocale(locale);
        return Refusals.sentence(
                refused,
                new Formats(
                        product.get(Translations.class), locale, ZoneId.of("Europe/Madrid"), product.get(Clock.class)));
    }
}
