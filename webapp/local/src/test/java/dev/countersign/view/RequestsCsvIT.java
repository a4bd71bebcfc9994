package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** One's own requests as a file. */
class RequestsCsvIT {

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");

    @Test
    void theFileHasTheRequestsOfTheListAndNothingThatASpreadsheetCalculates() {
        acme.submit(ana, "=1+1 spreadsheets, please", 300);
        acme.submit(acme.actor("nuria"), "Other spreadsheets", 300);
        RequestId withdrawn = acme.submit(ana, "Old spreadsheets", 1250);
        product.get(RequestService.class).withdraw(ana, withdrawn);

        HttpResponse<String> file = signedIn().send("GET", "/requests.csv?text=spreadsheets");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"requests-");
        assertThat(file.body().lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"'=1+1 spreadsheets, please\"") && line.contains(",300,EUR,"))
                .anyMatch(line -> line.contains("Old spreadsheets") && line.contains("Withdrawn"))
                .first()
                .asString()
                .isEqualTo("\uFEFFNumber,Title,Template,Requester,Status,Amount,Currency,"
                        + "Submitted (Europe/Madrid),Closed (Europe/Madrid),Waiting for");
        assertThat(signedIn()
                        .send("GET", "/requests.csv?text=spreadsheets&status=open")
                        .body()
                        .lines())
                .hasSize(2);
    }

    private static Visitor signedIn() {
        Visitor visitor = new Visitor(product.address());
        visitor.signIn("ana@acme.test");
        return visitor;
    }
}
