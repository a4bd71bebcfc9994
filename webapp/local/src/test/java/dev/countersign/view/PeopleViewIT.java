package dev.countersign.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.Groups;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Desk;
import dev.countersign.testing.Desks;
import dev.countersign.ui.PersonPicker;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People and groups, while another administrator changes them, too. */
class PeopleViewIT {

    private static final RunningProduct product = RunningProduct.shared();

    @RegisterExtension
    private final Desks desks = new Desks(product);

    private final Actor adam = new Acme(product).stranger("adam");
    private final Staff staff = product.get(Staff.class);

    @Test
    void whatSomebodyElseHasChangedIsShownAtTheFieldAndWhatWasTypedStays() {
        PersonId olga = ((StaffResult.Added) staff.add(adam, draft("Olga Mas", Role.EMPLOYEE))).person();
        Desk page = desks.of(adam).open("organisation/people/" + olga);
        TextField name = page.field(TextField.class, "Name");
        name.setValue("Olga Mas Roca");
        StaffDraft opened = member(olga).draft();
        assertThat(staff.change(adam, olga, opened, draft("Olga Mas Vila", Role.EMPLOYEE, Role.AUDITOR)))
                .isEqualTo(new StaffResult.Saved());

        page.click("Save");

        assertThat(name.getErrorMessage()).contains("It is now: Olga Mas Vila.");
        assertThat(name.getValue()).isEqualTo("Olga Mas Roca");
        assertThat(member(olga).draft().name()).isEqualTo("Olga Mas Vila");

        page.click("Save");

        assertThat(member(olga).draft().name()).isEqualTo("Olga Mas Roca");
        assertThat(member(olga).draft().roles()).as("nobody touched them here").contains(Role.AUDITOR);
        staff.leave(adam, olga, Optional.empty(), "");
    }

    @Test
    void aTimeZoneOrALanguageThatIsNotKnownIsRefusedAtItsFieldAndNothingIsSaved() {
        PersonId eva = ((StaffResult.Added) staff.add(adam, draft("Eva Zone", Role.EMPLOYEE))).person();
        ZoneId before = member(eva).draft().zone();
        Desk page = desks.of(adam).open("organisation/people/" + eva);
        page.field(TextField.class, "Name").setValue("Eva Zone Roca");
        page.enter("Time zone", "Nowhere/Land")
                .enter("Language and region", "Klingon")
                .click("Save");

        assertThat(page.field(ComboBox.class, "Time zone").getErrorMessage())
                .isEqualTo("“Nowhere/Land” is not in the list. Choose one of it.");
        assertThat(page.field(ComboBox.class, "Language and region").isInvalid())
                .isTrue();
        assertThat(member(eva).draft().name()).isEqualTo("Eva Zone");

        page.enter("Time zone", "america/bogota")
                .enter("Language and region", "english (united kingdom)")
                .click("Save");

        assertThat(member(eva).draft().zone())
                .isEqualTo(ZoneId.of("America/Bogota"))
                .isNotEqualTo(before);
        assertThat(member(eva).draft().locale()).isEqualTo(Locale.UK);
        staff.leave(adam, eva, Optional.empty(), "");
    }

    @Test
    void anAddressThatNamesNoPlaceShowsTheFirstPage() {
        for (String wrong : List.of("", "x", UUID.randomUUID().toString(), "!", "AAAA")) {
            assertThat(desks.of(adam).open("organisation/people?after=" + wrong).text())
                    .contains("Adam");
        }
    }

    @Test
    void whoIsDeactivatedMeanwhileIsShownSoInsteadOfBeingChanged() {
        PersonId olga = ((StaffResult.Added) staff.add(adam, draft("Olga Pons", Role.EMPLOYEE))).person();
        Desk page = desks.of(adam).open("organisation/people/" + olga);
        page.field(TextField.class, "Name").setValue("Olga Pons Roca");
        staff.leave(adam, olga, Optional.empty(), "");

        page.click("Save");

        assertThat(page.text()).contains("Nothing was changed: this person has already been deactivated.", "has left");
        assertThat(page.has("Save")).isFalse();
        assertThat(member(olga).draft().name()).isEqualTo("Olga Pons");
    }

    @Test
    void aGroupIsDeletedOnlyAfterAQuestion() {
        Groups groups = product.get(Groups.class);
        UUID id = ((GroupResult.Created) groups.create(adam, "Lighthouse keepers", "")).id();
        Desk page = desks.of(adam).open("organisation/groups/" + id);

        page.click("Delete");

        assertThat(groups.open(adam, id)).isPresent();
        assertThat(page.textWith("It has no members")).contains("Keep group");
        page.click("Delete group");
        assertThat(groups.open(adam, id)).isEmpty();
    }

    @Test
    void theLastMemberOfAGroupThatATemplateAsksIsRemovedOnlyAfterAQuestion() {
        Groups groups = product.get(Groups.class);
        UUID id = ((GroupResult.Created) groups.create(adam, "Harbour pilots", "")).id();
        PersonId olga = ((StaffResult.Added) staff.add(adam, draft("Olga Puig", Role.EMPLOYEE))).person();
        groups.addMember(adam, id, olga);
        assertThat(product.get(Templates.class)
                        .publish(adam, ((ReadResult.Parsed) TemplateYaml.read("""
                        key: berth
                        name: Berth
                        prefix: BE
                        title: "'Berth'"
                        form:
                          - text: ship
                            label: Ship
                        steps:
                          - approval: pilot
                            name: Pilot
                            approvers: {group: harbour-pilots}
                            due: 5 days
                        """)).definition()))
                .isInstanceOf(PublishResult.Published.class);
        Desk page = desks.of(adam).open("organisation/groups/" + id);

        page.click("Remove Olga Puig");

        assertThat(groups.open(adam, id).orElseThrow().members()).hasSize(1);
        assertThat(page.textWith("Templates ask this group")).contains("Keep member");
        page.click("Remove member");
        assertThat(groups.open(adam, id).orElseThrow().members()).isEmpty();
        staff.leave(adam, olga, Optional.empty(), "");
    }

    @Test
    void whoLeavesWithoutASuccessorIsReplacedLaterFromTheListOfWhatIsToFix() {
        PersonId olga = ((StaffResult.Added) staff.add(adam, draft("Olga Sanz", Role.EMPLOYEE))).person();
        PersonId pere = ((StaffResult.Added) staff.add(adam, draft("Pere Mir", Role.EMPLOYEE))).person();
        StaffDraft opened = member(pere).draft();
        staff.change(
                adam,
                pere,
                opened,
                new StaffDraft(
                        opened.name(),
                        opened.email(),
                        opened.department(),
                        Optional.of(olga),
                        opened.locale(),
                        opened.zone(),
                        opened.roles()));
        Desk page = desks.of(adam).open("organisation/people/" + olga).click("Deactivate");
        assertThat(page.textWith("If you name nobody here:")).contains("1 person keeps a manager who has left.");
        page.click("Deactivate");
        assertThat(page.textWith("has left")).contains("Replace…", "Manager of 1 person");

        Desk gaps = desks.of(adam).open("organisation/gaps");
        gaps.click("Replace Olga Sanz").click("Replace");
        assertThat(gaps.field(PersonPicker.class, "Replaced by").getErrorMessage())
                .isEqualTo("Choose a person from the list.");
        gaps.choose("Replaced by", "Wendy Bell").click("Replace");

        assertThat(gaps.textWith("takes over: manager of 1 person")).doesNotContain("Olga Sanz has left, but");
        assertThat(member(pere).chain()).extracting(one -> one.name()).first().isEqualTo("Wendy Bell");
        assertThat(desks.of(adam).open("organisation/people/" + olga).has("Replace…"))
                .isFalse();
        staff.leave(adam, pere, Optional.empty(), "");
    }

    @Test
    void whoDeactivatesSomebodyReadsWhatTheSuccessorCannotGetAndWhoGetsIt() {
        Acme acme = new Acme(product);
        Actor hank = acme.stranger("hank");
        Actor wendy = acme.stranger("wendy");
        RequestId request = acme.submit(hank, "Anvil polish");
        acme.waitingFor(wendy, request);
        try {
            Desk page = desks.of(adam)
                    .open("organisation/people/" + wendy.person())
                    .click("Deactivate")
                    .choose("Replaced by (optional)", "Hank Scott");
            assertThat(page.text())
                    .contains("can’t go to Hank Scott")
                    .contains("Anvil polish: Hank Scott submitted it. It goes to Dana Wolfe.");
            page.choose("Replaced by (optional)", "Adam Price");
            assertThat(page.text()).doesNotContain("Anvil polish");
        } finally {
            product.get(RequestService.class).withdraw(hank, request);
        }
    }

    @Test
    void aSuccessorBelowTheLeaverIsSaidToGetAnotherManagerBeforeAndAfterwards() {
        PersonId vera = ((StaffResult.Added) staff.add(adam, draft("Vera Soto", Role.EMPLOYEE))).person();
        StaffDraft iris = draft("Iris Lund", Role.EMPLOYEE);
        PersonId below = ((StaffResult.Added) staff.add(
                        adam,
                        new StaffDraft(
                                iris.name(),
                                iris.email(),
                                iris.department(),
                                Optional.of(vera),
                                iris.locale(),
                                iris.zone(),
                                iris.roles())))
                .person();
        Desk page = desks.of(adam)
                .open("organisation/people/" + vera)
                .click("Deactivate")
                .choose("Replaced by (optional)", "Iris Lund");
        assertThat(page.text()).contains("Iris Lund reports to Vera Soto", "so Iris Lund will have no manager");
        page.click("Deactivate");
        assertThat(page.textWith("Iris Lund has no manager now.")).isNotEmpty();
        assertThat(member(below).chain()).isEmpty();
        staff.leave(adam, below, Optional.empty(), "");
    }

    @Test
    void whatIsMissingOfANewPersonIsSaidAtOnceAndTheySpeakWhatTheOthersSpeak() {
        Desk page = desks.of(adam).open("organisation/people/new");
        assertThat(page.field(ComboBox.class, "Language and region").getValue()).isEqualTo(Locale.ENGLISH);

        page.click("Add");

        assertThat(page.field(TextField.class, "Name").getErrorMessage()).isEqualTo("Enter a name.");
        assertThat(page.field(TextField.class, "Email").getErrorMessage())
                .isEqualTo("Enter an email address, such as name@company.com.");
    }

    @Test
    void aTextThatIsNoManagerIsRefusedTogetherWithWhatIsMissing() {
        Desk page = desks.of(adam).open("organisation/people/new");
        page.enter("Manager", "Zacharias");

        page.click("Add");

        assertThat(page.field(TextField.class, "Name").getErrorMessage()).isEqualTo("Enter a name.");
        assertThat(page.field(PersonPicker.class, "Manager").isInvalid()).isTrue();
    }

    @Test
    void aPartOfANameThatOnePersonHasIsAChoice() {
        Desk page = desks.of(adam).open("organisation/people/new");
        PersonPicker manager = page.field(PersonPicker.class, "Manager");

        page.enter("Manager", "reyes");
        assertThat(manager.getValue().name()).isEqualTo("Bob Reyes");
        assertThat(manager.isInvalid()).isFalse();

        page.enter("Manager", "o");
        assertThat(manager.getValue()).as("several have it").isNull();
        assertThat(manager.getErrorMessage()).isEqualTo("Choose a person from the list.");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theLastAdministratorReadsAtTheRolesThatTheyStayOne() {
        Desk page = desks.of(adam).open("organisation/people/" + adam.person());
        CheckboxGroup<Role> roles = page.field(CheckboxGroup.class, "Roles");
        assertThat(roles.getItemHelperGenerator().apply(Role.AUDITOR)).contains("changes nothing");
        TextField name = page.field(TextField.class, "Name");
        name.setValue("Adam B. Price");
        roles.setValue(Set.of());

        page.click("Save");

        assertThat(roles.getErrorMessage()).contains("This is the last administrator.");
        assertThat(roles.isInvalid()).isTrue();
        assertThat(roles.getValue()).containsExactly(Role.ADMINISTRATOR);
        assertThat(name.getValue()).isEqualTo("Adam B. Price");
        assertThat(member(adam.person()).draft().name()).isEqualTo("Adam Price");
    }

    private StaffMember member(PersonId id) {
        return staff.open(adam, id).orElseThrow();
    }

    private static StaffDraft draft(String name, Role... roles) {
        return new StaffDraft(
                name,
                name.toLowerCase(Locale.ROOT).replaceFirst(".* ", "") + "@globex.test",
                Optional.empty(),
                Optional.empty(),
                Locale.forLanguageTag("en-GB"),
                ZoneId.of("Europe/Madrid"),
                Set.of(roles));
    }
}
