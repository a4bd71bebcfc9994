package dev.countersign.e2e.look;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.MailboxPage;
import dev.countersign.e2e.page.NewRequestPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Circumstances;
import dev.countersign.e2e.product.Window;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A walk through every page as an employee, a manager and an administrator who speak Spanish: nothing on it is English. */
@InTheOffice
class SpanishWalkE2E {

    private static final Window SPANISH = Window.DESK.speaking("es-ES");
    private static final String HANK = "hank@globex.test";
    private static final String WENDY = "wendy@globex.test";
    private static final String ADAM = "adam@globex.test";

    private final Office office;
    private final Circumstances circumstances;
    private final SpanishReader reader = new SpanishReader(EveryPageE2E.ENGLISH);

    SpanishWalkE2E(Office office) throws IOException {
        this.office = office;
        this.circumstances = new Circumstances(office.product());
    }

    @BeforeEach
    void everybodySpeaksSpanish() throws IOException, SQLException {
        circumstances.speak("es");
    }

    @AfterEach
    void nothingIsEnglish() {
        assertThat(reader.findings()).isEmpty();
    }

    @Test
    void theWayIn() {
        Seat somebody = office.visitor(SPANISH);
        for (String page : List.of(
                "sign-in",
                "sign-in?signed-out",
                "sign-in?problem=denied",
                "sign-in?problem=expired",
                "sign-in?problem=provider",
                "sign-in?why=ended",
                "sign-in?why=limit",
                "sign-in?why=changed",
                "sign-in?why=elsewhere",
                "sign-in?why=inactive")) {
            read(somebody.open(page), page);
        }
        somebody.open("sign-in").signIn().typeAddress("somebody@nowhere.test");
        read(somebody, "unknown address");
        somebody.page().context().clearCookies();
        somebody.signIn().typeAddress(HANK);
        assertThat(somebody.heading("Algo ha fallado")).isVisible();
        read(somebody, "refused");
        somebody.open("requests").signIn().choose(HANK);
        read(somebody, "provider");
        somebody.signIn().enterPassword("mal");
        read(somebody, "wrong password");
    }

    @Test
    void forms() {
        Seat hank = sit(HANK, "new");
        assertThat(hank.page().locator("a.card")).hasCount(5);
        read(hank, "gallery");
        hank.page().getByLabel("Buscar").fill("xyz");
        assertThat(hank.heading("Sin resultados")).isVisible();
        read(hank, "gallery without results");
        for (String template : List.of("leave-request", "access-request", "purchase-request")) {
            NewRequestPage form = hank.newRequest(template);
            hank.button("Enviar").click();
            assertThat(form.problems()).isVisible();
            read(hank, template);
        }
        NewRequestPage form = hank.openForm();
        form.type("Importe", "12,345").typeDay("Se necesita para", "1/1/2020");
        hank.button("Enviar").click();
        read(hank, "unreadable answers");
        form.open("Se necesita para");
        read(hank, "calendar");
        hank.page().keyboard().press("Escape");
        form.open("Presupuesto");
        read(hank, "list");
        hank.page().keyboard().press("Escape");
        hank.newRequest("access-request").field("Propietario del sistema").fill("Zacarías");
        hank.page().keyboard().press("Tab");
        assertThat(hank.openForm().problemAt("Propietario del sistema")).isVisible();
        read(hank, "nobody called so");
        hank.page().waitForFunction("() => Object.values(sessionStorage).some(kept => kept.includes('Zacar'))");
        hank.page().reload();
        assertThat(hank.button("Descartar borrador")).isVisible();
        read(hank, "draft");
        hank.open("new/xyz");
        assertThat(hank.heading("Formulario no encontrado").first()).isVisible();
        read(hank, "form not found");
    }

    @Test
    void requestsAndDecisions() throws IOException, SQLException {
        Seat hank = sit(HANK, "requests");
        String lamp = submit(hank, "Lámpara", "60");
        String desks = submit(hank, "Mesas", "26000");
        assertThat(hank.request().step("Responsable").first()).containsText("en curso");
        read(hank, "request in progress");
        hank.button("Retirar").click();
        hank.awaitDialog();
        read(hank, "withdraw dialog");
        hank.button("Mantener solicitud").click();
        circumstances.makeOverdue("Mesas");

        Seat wendy = sit(WENDY, "inbox");
        InboxPage inbox = wendy.openInbox().select("Mesas");
        read(wendy, "inbox");
        inbox.button("Denegar").click();
        wendy.awaitDialog();
        inbox.press("Denegar");
        read(wendy, "deny dialog");
        inbox.reason().fill("Demasiado caro.");
        inbox.answer("Denegar");
        read(wendy, "toast");
        inbox.select("Lámpara");
        wendy.button("Atajos de teclado").click();
        wendy.awaitDialog();
        read(wendy, "keys");
        inbox.answer("Cerrar");
        String address = wendy.caseAddress();
        inbox.button("Aprobar").click();
        wendy.awaitDialog();
        read(wendy, "approve dialog");
        inbox.answer("Aprobar");
        wendy.page().navigate(address);
        assertThat(inbox.messages()).isVisible();
        read(wendy, "decided");
        wendy.open("inbox?template=leave-request");
        read(wendy, "nothing found");

        hank.open(lamp);
        assertThat(hank.request().status()).hasText("Aprobada");
        read(hank, "approved");
        hank.open(desks);
        assertThat(hank.request().status()).hasText("Denegada");
        read(hank, "denied");
        for (String status : List.of("EXPIRED", "FAILED")) {
            circumstances.end("Mesas", status, "Sin respuesta.");
            read(hank.open(desks), status);
        }
        submit(hank, "Silla", "60");
        assertThat(hank.request().step("Responsable").first()).containsText("en curso");
        hank.open(hank.path()).button("Retirar").click();
        hank.button("Retirar solicitud").click();
        assertThat(hank.request().status()).hasText("Retirada");
        read(hank, "withdrawn");
        read(hank.open("requests"), "my requests");
        read(hank.open("requests?text=xyz"), "no requests found");
        hank.page().locator(".me vaadin-menu-bar-button").first().click();
        assertThat(hank.page().getByRole(AriaRole.MENUITEM).first()).isVisible();
        read(hank, "menu");
    }

    @Test
    void changesActsAndManyAtOnce() {
        Seat hank = sit(HANK, "requests");
        String crate = submit(hank, "Caja", "40");
        String lectern = submit(hank, "Atril", "900");
        assertThat(hank.request().step("Responsable").first()).containsText("en curso");
        hank.button("Enviar recordatorio").click();
        assertThat(hank.toast()).isVisible();
        read(hank, "reminder sent");

        Seat wendy = sit(WENDY, "inbox");
        InboxPage inbox = wendy.openInbox().select("Atril");
        refuse(wendy, "Delegar");
        refuse(wendy, "Pedir cambios");
        inbox.button("Pedir cambios").click();
        inbox.reason().fill("¿Cuánto pesa?");
        inbox.answer("Pedir cambios");
        read(wendy, "changes asked for");
        assertThat(hank.request().status()).hasText("Cambios pedidos");
        read(hank, "sent back");
        hank.link("Hacer cambios").click();
        hank.openForm().type("Importe", "800").type("Respuesta a quienes deciden", "Pesa poco.");
        read(hank, "revise");
        hank.button("Enviar cambios").click();
        hank.page().waitForURL(Pattern.compile(".*/" + lectern));
        read(hank, "revised");
        inbox.select("Atril");
        assertThat(inbox.changed()).containsText("800");
        read(wendy, "revised case");

        inbox.box("Caja").click();
        inbox.box("Atril").click();
        read(wendy, "selection");
        wendy.button("Denegar las seleccionadas").click();
        wendy.awaitDialog();
        inbox.press("Denegar 2");
        read(wendy, "bulk dialog");
        inbox.reason().fill("Este año no.");
        hank.open(crate).button("Retirar").click();
        hank.button("Retirar solicitud").click();
        assertThat(hank.request().status()).hasText("Retirada");
        inbox.answer("Denegar 2");
        assertThat(wendy.page().locator(".bulk-results")).containsText("Caja");
        read(wendy, "bulk results");
        hank.button("Copiar como nueva").click();
        assertThat(hank.page().locator(".notice")).isVisible();
        read(hank, "copy");
    }

    /** Opens a dialog and sends it empty. */
    private void refuse(Seat wendy, String act) {
        wendy.openInbox().button(act).click();
        wendy.awaitDialog();
        wendy.openInbox().press(act);
        read(wendy, act);
        wendy.openInbox().answer("Cancelar");
    }

    @Test
    void absencesAndTheOrganisation() {
        Seat wendy = sit(WENDY, "away");
        wendy.button("Guardar").click();
        wendy.page().getByText("Otro horario").click();
        read(wendy, "away");
        Seat adam = sit(ADAM, "organisation");
        adam.openForm().type("Segundos para deshacer una decisión", "61");
        adam.button("Guardar el tiempo").click();
        read(adam, "organisation");
        String request = submit(sit(HANK, "requests"), "Perchero", "30");
        assertThat(sit(HANK, request).request().step("Responsable").first()).containsText("en curso");
        adam.open(request).button("Reasignar").click();
        adam.awaitDialog();
        adam.openInbox().press("Reasignar");
        read(adam, "reassign dialog");
    }

    @Test
    void alarmsErrorsAndMail() throws Exception {
        Seat hank = sit(HANK, "nowhere");
        assertThat(hank.heading("Página no encontrada")).isVisible();
        read(hank, "not found");
        read(hank.open("alarms"), "denied");
        submit(hank, "Silla", "80");
        String chair = hank.path();
        circumstances.claimEnd("Silla");
        read(hank.open(chair), "unconfirmed");

        Seat adam = sit(ADAM, "alarms");
        adam.page().getByText("Detalles").first().click();
        read(adam, "alarms");
        adam.page().locator("vaadin-button").first().click();
        read(adam.open("alarms?status=acknowledged"), "acknowledged alarms");
        read(adam.open("inbox"), "inbox of nothing");

        read(adam.open("local/mailbox?to=nobody@globex.test"), "mailbox without mail");
        MailboxPage mailbox = adam.mailbox();
        Locator letter = mailbox.await(WENDY, "Silla");
        assertThat(mailbox.read(letter)).isVisible();
        read(adam, "mail");

        hank.newRequest("purchase-request");
        fill(hank, "Mesa", "900");
        try (AutoCloseable _ = circumstances.hideRequests()) {
            hank.button("Enviar").click();
            hank.awaitDialog();
            read(hank, "error dialog");
            hank.open("requests");
            assertThat(hank.heading("Algo ha fallado")).isVisible();
            read(hank, "error page");
        }
    }

    private void read(Seat seat, String name) {
        seat.page().waitForFunction(Inspection.SETTLED);
        reader.read(seat.page(), name);
    }

    /** The person's sessions hear of the language a moment after it was chosen elsewhere. */
    private Seat sit(String email, String path) {
        Seat seat = office.sit(email, path);
        seat.page().waitForCondition(() -> {
            boolean isSpanish = "es".equals(seat.page().locator("html").getAttribute("lang"));
            if (!isSpanish) {
                seat.page().reload();
            }
            return isSpanish;
        });
        return seat;
    }

    private static String submit(Seat hank, String title, String amount) {
        hank.newRequest("purchase-request");
        fill(hank, title, amount);
        hank.button("Enviar").click();
        hank.page().waitForURL(Pattern.compile(".*/requests/.+"));
        assertThat(hank.heading(title)).isVisible();
        return hank.path();
    }

    private static void fill(Seat hank, String title, String amount) {
        hank.openForm()
                .type("¿Qué necesitas?", title)
                .type("Importe", amount)
                .type("Proveedor", "Papelería Sol")
                .choose("Presupuesto", "Oficina")
                .type("Motivo", "La sala nueva no tiene ninguna.");
    }
}
