package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationsViewIT {

    private static final String TITLE = "A bell for the desk";

    private final RunningProduct product = RunningProduct.shared();
    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");
    private final Actor marta = acme.actor("marta");
    private final RequestId request = acme.submit(ana, TITLE);

    @AfterEach
    void withdraw() {
        product.get(RequestService.class).withdraw(ana, request);
    }

    @Test
    void theListShowsWhatIsUnreadAndNewOnesAppearByThemselves() {
        acme.waitingFor(marta, request);
        try (Desk desk = new Desk(product, marta)) {
            desk.open("notifications");
            assertThat(desk.textWith(TITLE)).contains("asked for your decision");
            assertThat(desk.parts("unread")).anyMatch(line -> line.contains(TITLE));
            desk.click("Mark all as read");
            desk.awaitWithout("unread", TITLE);
            product.get(RequestService.class)
                    .comment(ana, request, "@Marta Ruiz please look at the bell", UUID.randomUUID());
            assertThat(desk.textWith("mentioned you")).contains("please look at the bell");
            assertThat(desk.parts("unread")).anyMatch(line -> line.contains("mentioned you"));
            desk.open("requests/" + request);
            assertThat(desk.parts("mention")).singleElement().asString().startsWith("@Marta Ruiz");
            desk.open("notifications");
            desk.awaitWithout("unread", TITLE);
        }
    }

    @Test
    void theSettingsSayWhatEachKindMeans() {
        try (Desk desk = new Desk(product, marta)) {
            desk.open("settings/notifications");
            assertThat(desk.text()).contains("Notification settings", "Every notification appears in Countersign.");
        }
    }
}
