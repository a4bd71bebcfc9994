package dev.countersign.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.administration.BrandResult;
import dev.countersign.administration.BrandSettings;
import dev.countersign.administration.FirstStep;
import dev.countersign.administration.FirstSteps;
import dev.countersign.administration.FirstStepsList;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.administration.TestMailResult;
import dev.countersign.administration.WorkingTimeSettings;
import dev.countersign.brand.Brand;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.Holiday;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the operator's command to the first decided request, as the first administrator of the organisation is led. */
class FirstStepsIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final FirstSteps steps = product.get(FirstSteps.class);

    @Test
    void theFirstAdministratorIsLedToTheFirstDecidedRequest() {
        Actor bill = administratorOf("initool", "bill@initool.test");
        // A ready template asks only managers.
        assertThat(open(bill))
                .containsExactly(
                        FirstStep.Kind.PEOPLE,
                        FirstStep.Kind.MANAGERS,
                        FirstStep.Kind.GROUPS,
                        FirstStep.Kind.CALENDAR,
                        FirstStep.Kind.LOOK,
                        FirstStep.Kind.MAIL,
                        FirstStep.Kind.REQUEST);
        assertThat(desks.of(bill).open("inbox").text())
                .contains("Set up your organisation: 1 of 8 steps done. Next: People.");

        addPeople(bill);
        Actor peter = person(bill, "peter@initool.test");
        fillGroups(bill, peter);
        assertThat(product.get(WorkingTimeSettings.class)
                        .add(bill, List.of(), List.of(new Holiday(tomorrow(), "Founders’ day"))))
                .isNotNull();
        BrandSettings brands = product.get(BrandSettings.class);
        Brand brand = brands.open(bill).orElseThrow();
        assertThat(brands.change(bill, brand, "Initool", "#3049c5")).isInstanceOf(BrandResult.Saved.class);
        assertThat(open(bill)).containsExactly(FirstStep.Kind.MAIL, FirstStep.Kind.REQUEST);

        Desk desk = desks.of(bill).open("organisation/first-steps");
        assertThat(desk.text()).contains("6 of 8 steps done", "3 people can sign in.", "1 holiday ahead.");
        desk.click("Send me a test email");
        await().atMost(PATIENCE).until(() -> !open(bill).contains(FirstStep.Kind.MAIL));
        assertThat(desk.open("inbox").open("organisation/first-steps").text())
                .contains("7 of 8 steps done", "A test email was sent");
        await().atMost(PATIENCE)
                .until(() -> new Visitor(product.address())
                        .get("/local/mailbox?to=bill%40initool.test")
                        .body()
                        .contains("Test: emails of Initool arrive"));

        Acme requests = new Acme(product);
        RequestId request = requests.submit(peter, "A red stapler");
        assertThat(desk.open("inbox").open("organisation/first-steps").text())
                .contains("A request was sent. It is not decided yet.");
        requests.approve(person(bill, "michael@initool.test"), request);
        await().atMost(PATIENCE).until(() -> open(bill).isEmpty());
        assertThat(desk.open("inbox").text()).doesNotContain("Set up your organisation");
        assertThat(desk.open("organisation/first-steps").text()).contains("Everything is set up.");
    }

    @Test
    void theLinesSayWhatIsThereAndWhichGroupsOfWhichTemplateAreEmpty() {
        Actor dom = administratorOf("initcorp", "dom@initcorp.test");

        String page = desks.of(dom).open("organisation/first-steps").text();

        assertThat(page)
                .contains(
                        "Only 1 person can sign in.",
                        "1 person has no manager, and nobody reports to them.",
                        "No holidays are set for the days ahead. Time zone: America/Chicago",
                        "Initcorp: no logo yet, standard colour",
                        "Purchase request needs people in: ",
                        "Not tested yet.",
                        "No requests yet.");
    }

    @Test
    void whoeverHidesThemFindsThemAgainUnderTheOrganisation() {
        Actor tom = administratorOf("initplus", "tom@initplus.test");
        Desk desk = desks.of(tom).open("inbox");
        assertThat(desk.drawn("start-note")).hasSize(1);

        desk.click("Hide from the inbox");

        assertThat(desk.drawn("start-note")).isEmpty();
        assertThat(desks.of(tom).open("inbox").drawn("start-note")).isEmpty();
        Desk page = desks.of(tom).open("organisation");
        assertThat(page.text()).contains("First steps");
        page.open("organisation/first-steps").click("Show in the inbox");
        assertThat(desks.of(tom).open("inbox").drawn("start-note")).hasSize(1);
    }

    @Test
    void aTestMailThatCameBackLeavesTheStepToDo() {
        Actor bob = administratorOf("initmail", "bob@initmail.test");
        assertThat(steps.testMail(bob)).isInstanceOf(TestMailResult.Sent.class);
        await().atMost(PATIENCE).until(() -> !open(bob).contains(FirstStep.Kind.MAIL));

        JdbcClient sql = product.get(JdbcClient.class);
        assertThat(product.get(TenantTransaction.class)
                        .call(bob.tenant(), () -> sql.sql("""
                                update notification set taken_at = null, failure = 'unreachable; Connection refused' where kind = 'MAIL_TESTED'
                                """).update()))
                .isEqualTo(1);
        assertThat(open(bob)).contains(FirstStep.Kind.MAIL);
        assertThat(desks.of(bob).open("organisation/first-steps").text())
                .contains("could not be sent yet. It is tried again. The mail server can’t be reached.");

        int failed = product.get(TenantTransaction.class)
                .call(bob.tenant(), () -> sql.sql("""
                                update notification set published_at = now(), failed_at = now(), failure = 'smtp; 550 5.1.1 No such user'
                                where kind = 'MAIL_TESTED'
                                """).update());
        assertThat(failed).isEqualTo(1);

        assertThat(open(bob)).contains(FirstStep.Kind.MAIL);
        assertThat(desks.of(bob).open("organisation/first-steps").text())
                .contains("was not delivered. The mail server answered: 550 5.1.1 No such user.");
    }

    @Test
    void testMailsHaveALimit() {
        Actor ned = administratorOf("initmany", "ned@initmany.test");
        Desk desk = desks.of(ned).open("organisation/first-steps");
        for (int i = 0; i < 5; i++) {
            desk.click("Send me a test email");
        }
        assertThat(steps.testMail(ned))
                .isInstanceOfSatisfying(
                        TestMailResult.TooMany.class,
                        tooMany -> assertThat(tooMany.after()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    }

    @Test
    void organisationsThatWereThereBeforeAreNotTold() {
        Actor elena = new Acme(product).actor("elena");
        assertThat(steps.left(elena)).isEmpty();
        assertThat(desks.of(elena).open("inbox").drawn("start-note")).isEmpty();
        assertThat(steps.list(elena)).isPresent();
    }

    private Actor administratorOf(String slug, String email) {
        NewOrganisation.of(List.of(slug, capital(slug), "America/Chicago", email, "The Administrator"))
                .add(product.context());
        TenantId tenant = product.get(Tenants.class).bySlug(slug).orElseThrow().id();
        return actor(tenant, email);
    }

    private static String capital(String slug) {
        return slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1);
    }

    private static Actor actor(TenantId tenant, String email) {
        Person person = product.get(People.class).byEmail(tenant, email).orElseThrow();
        return new Actor(tenant, person.id(), person.roles());
    }

    private static Actor person(Actor administrator, String email) {
        return actor(administrator.tenant(), email);
    }

    private List<FirstStep.Kind> open(Actor administrator) {
        FirstStepsList list = steps.list(administrator).orElseThrow();
        return list.steps().stream()
                .filter(step -> !step.done())
                .map(FirstStep::kind)
                .toList();
    }

    private static void addPeople(Actor administrator) {
        byte[] file = """
                name,email,manager
                Michael Bolton,michael@initool.test,
                Peter Gibbons,peter@initool.test,michael@initool.test
                The Administrator,bill@initool.test,michael@initool.test
                """.getBytes(StandardCharsets.UTF_8);
        StaffImport imports = product.get(StaffImport.class);
        StaffImportResult.Read preview = (StaffImportResult.Read) imports.preview(administrator, file);
        StaffImportResult.Read applied = (StaffImportResult.Read) imports.apply(administrator, file, preview.rows());
        assertThat(applied.done()).as("%s", applied.rows()).isTrue();
    }

    private static void fillGroups(Actor administrator, Actor member) {
        Groups groups = product.get(Groups.class);
        FirstStep.Groups empty = product.get(FirstSteps.class).list(administrator).orElseThrow().steps().stream()
                .filter(FirstStep.Groups.class::isInstance)
                .map(FirstStep.Groups.class::cast)
                .findFirst()
                .orElseThrow();
        empty.empty().forEach(name -> groups.create(administrator, name.standard(), ""));
        for (GroupRow group : groups.list(administrator).orElseThrow()) {
            groups.addMember(administrator, group.id(), member.person());
        }
    }

    private static LocalDate tomorrow() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(1);
    }
}
