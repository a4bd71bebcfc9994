package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.InboxPage;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import dev.countersign.e2e.product.Window;
import org.junit.jupiter.api.Test;

/** The main job in Spanish, from the sign-in to the decision. */
@InTheOffice
class SpanishE2E {

    private static final Window SPANISH = Window.DESK.speaking("es-ES");

    private final Office office;

    SpanishE2E(Office office) {
        this.office = office;
    }

    @Test
    void aPurchaseIsAskedForAndDecidedInSpanish() {
        Seat luis = office.visitor(SPANISH).open("new/purchase-request");
        assertThat(luis.heading("Iniciar sesión")).isVisible();
        luis.signIn().choose("luis@acme.test");
        assertThat(luis.heading("Iniciar sesión en Acme")).isVisible();
        luis.signIn().enterPassword();
        luis.newRequest("purchase-request")
                .type("¿Qué necesitas?", "Dos pizarras")
                .type("Importe", "1.234,50")
                .type("Proveedor", "Papelería Sol")
                .choose("Presupuesto", "Oficina")
                .type("Motivo", "La sala nueva no tiene ninguna.");
        luis.button("Enviar").click();
        assertThat(luis.heading("Dos pizarras")).isVisible();
        assertThat(luis.page().locator(".case")).containsText("1.234,50");
        assertThat(luis.request().step("Responsable").first()).containsText("Marta Ruiz");

        Seat marta = office.visitor(SPANISH).signInWhereAsked("marta@acme.test", "inbox");
        speakSpanish(marta);
        InboxPage inbox = marta.openInbox().select("Dos pizarras");
        assertThat(marta.page().locator(".why")).containsText("Se te pide decidir porque");
        inbox.button("Aprobar").click();
        inbox.answer("Aprobar");
        assertThat(marta.toast()).containsText("Has aprobado");
        assertThat(luis.request().status()).hasText("Aprobada");
        assertThat(luis.page().locator("html")).hasAttribute("lang", "es");
    }

    private static void speakSpanish(Seat marta) {
        marta.page().locator(".me vaadin-menu-bar-button").first().click();
        marta.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Language"))
                .click();
        marta.page()
                .getByText("Español", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(marta.heading("Bandeja").first()).isVisible();
    }
}
