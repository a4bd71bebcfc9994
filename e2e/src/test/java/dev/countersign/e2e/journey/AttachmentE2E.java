package dev.countersign.e2e.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.countersign.e2e.page.InTheOffice;
import dev.countersign.e2e.page.Office;
import dev.countersign.e2e.page.Seat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a form and on a running case. */
@InTheOffice
class AttachmentE2E {

    private static final int TWENTY_MEGABYTES = 20 * 1024 * 1024;

    private final Office office;

    @TempDir
    private Path folder;

    AttachmentE2E(Office office) {
        this.office = office;
    }

    @Test
    void twentyMegabytesArriveWithProgressAndAFileThatLiesAboutItsTypeDoesNot() throws IOException {
        Path large = Files.write(folder.resolve("offer of 20 MB.pdf"), pdf(TWENTY_MEGABYTES));
        Path liar = Files.writeString(folder.resolve("invoice.pdf"), "<!DOCTYPE html><html><script>alert(1)</script>");
        Seat ana = office.sit("ana@acme.test", "new/purchase-request");
        ana.openForm().purchase("Desks with an offer", "900");
        Page page = ana.page();
        page.locator("vaadin-upload").evaluate("""
                upload => upload.addEventListener('upload-progress',
                    event => (window.progress = [...(window.progress ?? []), event.detail.file.progress]))
                """);
        page.locator("vaadin-upload input[type=file]").setInputFiles(new Path[] {large, liar});

        Locator refused =
                page.locator("vaadin-upload-file").filter(new Locator.FilterOptions().setHasText("invoice.pdf"));
        assertThat(refused).containsText("This file’s content is HTML, not PDF.");
        assertThat(page.locator(".files .file")).containsText("20 MB");
        assertThat((int) page.evaluate("() => window.progress.length"))
                .as("steps")
                .isGreaterThan(1);
        ana.openForm().submit();
        assertThat(page.locator(".form-fields")).containsText("Not attached: invoice.pdf. Remove from the list");
        refused.locator("[part=remove-button]").click();
        assertThat(page.locator(".form-fields")).not().containsText("Not attached");
        assertThat(page.getByText("Check 1 answer")).hasCount(0);
        page.reload();
        assertThat(page.locator(".files .file")).containsText("offer of 20 MB.pdf");
        ana.openForm().submitted();

        Seat marta = office.sit("marta@acme.test", "inbox");
        marta.openInbox().select("Desks with an offer");
        Download download = marta.page()
                .waitForDownload(
                        () -> marta.page().locator(".case .facts .file a").click());
        assertThat(download.suggestedFilename()).isEqualTo("offer of 20 MB.pdf");
        assertThat(download.path()).hasBinaryContent(Files.readAllBytes(large));
        Path answer = Files.write(folder.resolve("budget.pdf"), pdf(100));
        marta.page().locator(".attachments-part input[type=file]").setInputFiles(answer);
        assertThat(ana.request().activity()).containsText("attached budget.pdf");
    }

    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        byte[] begin = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        return bytes;
    }
}
