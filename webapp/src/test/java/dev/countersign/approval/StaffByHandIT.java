package dev.countersign.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.AlarmRound;
import dev.countersign.administration.DepartmentResult;
import dev.countersign.administration.Departments;
import dev.countersign.administration.Gap;
import dev.countersign.administration.Gaps;
import dev.countersign.administration.GroupResult;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffImport;
import dev.countersign.administration.StaffImportResult;
import dev.countersign.administration.StaffMember;
import dev.countersign.administration.StaffResult;
import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmAbout;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.form.Among;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.notification.NotificationKind;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import dev.countersign.people.SignedIn;
import dev.countersign.removal.EraseResult;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.template.Templates;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People, groups and departments that are looked after by hand. */
class StaffByHandIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void whoIsAddedSignsInAndIsFound() {
        PersonId olga = added(draft("Olga Núñez", "Olga@Acme.test", Set.of(Role.EMPLOYEE)));
        assertThat(staff().add(company.elena, draft("Other", "olga@acme.test", Set.of(Role.EMPLOYEE))))
                .isEqualTo(new StaffResult.EmailTaken());
        assertThat(staff().add(company.elena, draft(" ", "x@acme.test", Set.of(Role.EMPLOYEE))))
                .isEqualTo(new StaffResult.NameMissing());
        assertThat(staff().add(company.elena, draft("x".repeat(201), "x@acme.test", Set.of(Role.EMPLOYEE))))
                .isEqualTo(new StaffResult.NameTooLong());
        assertThat(staff().add(company.elena, draft(" ", "", Set.of(Role.EMPLOYEE))))
                .as("all that is missing at once")
                .isEqualTo(
                        new StaffResult.Several(List.of(new StaffResult.NameMissing(), new StaffResult.EmailWrong())));
        assertThat(staff().add(company.elena, draft("X", "x at acme", Set.of(Role.EMPLOYEE))))
                .isEqualTo(new StaffResult.EmailWrong());
        assertThat(staff().add(company.elena, draft("X", "(c)x@acme.test", Set.of(Role.EMPLOYEE))))
                .isEqualTo(new StaffResult.EmailWrong());
        assertThat(staff().add(company.elena, draft("X", "Erased-x@Erased.invalid", Set.of(Role.EMPLOYEE))))
                .as("says of somebody that they were erased")
                .isEqualTo(new StaffResult.EmailWrong());
        assertThat(company.get(People.class).signIn(company.tenant, "https://idp", "s1", "olga@acme.test"))
                .map(SignedIn::person)
                .contains(olga);
        assertThat(company.count("select count(*) from audit_entry where kind = 'person.added'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsKnownChangesAndTheAuditLogSaysFromWhatToWhat() {
        PersonId olga = added(draft("Olga Núñez", "olga@acme.test", Set.of(Role.EMPLOYEE)));
        assertThat(company.change(company.elena, olga, draft("Olga Mas", "o.mas@acme.test", Set.of(Role.EMPLOYEE))))
                .isInstanceOf(StaffResult.Saved.class);
        Person changed = person(olga);
        assertThat(changed.name()).isEqualTo("Olga Mas");
        assertThat(changed.email()).isEqualTo("o.mas@acme.test");
        assertThat(company.get(People.class).search(company.ana, new Among.Everybody(), "olga m"))
                .hasSize(1);
        assertThat(company.count("""
                        select count(*) from audit_entry where kind = 'person.changed'
                          and content like '%Olga Núñez%' and content like '%Olga Mas%' and content not like '%department-before%'
                        """)).isEqualTo(1);
    }

    @Test
    void theServiceDeskGivesNoRolesAndNoAddresses() {
        Actor desk = desk();
        StaffResult result =
                staff().add(desk, draft("Olga", "olga@acme.test", Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR)));
        PersonId olga = ((StaffResult.Added) result).person();
        assertThat(person(olga).roles()).containsExactly(Role.EMPLOYEE);
        assertThat(company.change(desk, olga, draft("Olga", "mine@acme.test", Set.of(Role.EMPLOYEE))))
                .isInstanceOf(StaffResult.Saved.class);
        assertThat(person(olga).email()).isEqualTo("olga@acme.test");
        assertThat(groups().addMember(desk, group("finance").id(), desk.person()))
                .isEqualTo(new GroupResult.OwnMembership());
        assertThat(company.get(Departments.class).lead(desk, "Sales", Optional.empty(), Optional.of(desk.person())))
                .isEqualTo(new DepartmentResult.OwnDepartment());
    }

    @Test
    void aGroupIsMadeAndUsedAndDeletedOnlyWhenNothingAsksIt() {
        UUID id = ((GroupResult.Created) groups().create(company.elena, "Legal & Ética", "Jurídico")).id();
        assertThat(group("legal-etica").name().in(Locale.of("es"))).isEqualTo("Jurídico");
        assertThat(groups().create(company.elena, "legal & ETICA", "")).isEqualTo(new GroupResult.NameTaken());
        assertThat(groups().addMember(company.elena, id, company.jon.person())).isEqualTo(new GroupResult.Saved());
        assertThat(groups().open(company.elena, id).orElseThrow().members()).hasSize(1);
        assertThat(groups().rename(company.elena, id, group("legal-etica").name(), "Law", ""))
                .isEqualTo(new GroupResult.Saved());
        assertThat(groups().removeMember(company.elena, id, company.jon.person()))
                .isEqualTo(new GroupResult.Saved());

        GroupRow finance = group("finance");
        assertThat(groups().delete(company.elena, finance.id())).isInstanceOf(GroupResult.InUse.class);
        assertThat(groups().delete(company.elena, id)).isEqualTo(new GroupResult.Saved());
        assertThat(groups().open(company.elena, id)).isEmpty();
    }

    @Test
    void aGroupIsReplacedInTemplatesAlsoAfterACrash() {
        GroupRow finance = group("finance");
        UUID law = ((GroupResult.Created) groups().create(company.elena, "Law", "")).id();
        assertThat(groups().replace(company.elena, finance.id(), law)).isEqualTo(new GroupResult.Replaced());
        assertThat(gaps()).as("not yet").noneMatch(Gap.EmptyGroup.class::isInstance);
        company.crash();
        company.runDueCalls();

        assertThat(group("finance").templates()).isEmpty();
        assertThat(group("law").templates()).hasSize(1);
        assertThat(gaps())
                .as("nobody is in it")
                .anyMatch(gap -> gap instanceof Gap.EmptyGroup(var group)
                        && group.key().equals("law")
                        && group.templates().equals(group("law").templates()));
        company.submit(company.ana);
        assertThat(groups().delete(company.elena, finance.id()))
                .as("open requests keep their version")
                .isEqualTo(new GroupResult.InUse(List.of(), true));
    }

    @Test
    void whatALeaverHeldIsFoundUntilItIsReplaced() {
        ApprovalId waiting = company.waiting("manager");
        company.change(
                company.elena,
                company.jon.person(),
                draft("Jon Saez", person(company.jon.person()).email(), Set.of(Role.EMPLOYEE)));
        assertThat(company.get(Departments.class)
                        .lead(company.elena, "Sales", Optional.empty(), Optional.of(company.marta.person())))
                .isEqualTo(new DepartmentResult.Saved());
        assertThat(gaps()).isEmpty();
        assertThat(staff().leave(company.elena, company.marta.person(), Optional.empty(), "Left"))
                .isInstanceOf(StaffResult.Left.class);
        assertThat(staff().open(company.elena, company.marta.person()).flatMap(StaffMember::leaving))
                .hasValueSatisfying(leaving -> {
                    assertThat(leaving.by()).map(PersonName::id).contains(company.elena.person());
                    assertThat(leaving.note()).isEqualTo("Left");
                    assertThat(leaving.successor()).isEmpty();
                });

        assertThat(gaps())
                .extracting(gap -> gap.getClass().getSimpleName())
                .contains("Request", "HeadLeft", "ManagerLeft");
        assertThat(gaps())
                .filteredOn(Gap.Request.class::isInstance)
                .singleElement()
                .satisfies(gap -> assertThat(((Gap.Request) gap).request())
                        .isEqualTo(company.row(waiting).request().value()));
        assertThat(company.get(Gaps.class).list(company.ana)).isEmpty();
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.kind().place()).isEqualTo("organisation/gaps"));
        assertThat(company.count("select count(*) from notification where kind = 'ALARM'"))
                .as("told the only administrator")
                .isEqualTo(1);
    }

    @Test
    void theAlarmSaysWhatALeaverLeftOpenAndClosesByItselfOnceSomebodyHasTakenItOver() {
        company.waiting("manager");
        PersonId marta = company.marta.person();
        staff().leave(company.elena, marta, Optional.empty(), "Left");
        company.runDueCalls();
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.facts())
                        .containsEntry(AlarmAbout.APPROVALS, "1")
                        .containsEntry(AlarmAbout.REPORTS, "1"));
        assertThat(new SentLetters(company).to("elena"))
                .anySatisfy(letter -> assertThat(letter.path("subject").asString())
                        .isEqualTo("Marta Ruiz has left, and nobody took over"));

        assertThat(staff().replace(company.elena, marta, Optional.empty(), company.carlos.person(), "Carlos does it"))
                .isInstanceOf(StaffResult.Left.class);
        AlarmRound.run(company::get);
        assertThat(alarms())
                .as("the approval has not changed hands yet")
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.latest())
                        .hasValueSatisfying(now -> assertThat(now).containsOnlyKeys(AlarmAbout.APPROVALS)));
        company.runDueCalls();
        company.runDueCalls();
        soon();

        assertThat(alarms()).isEmpty();
        assertThat(company.get(Alarms.class)
                        .page(company.elena, false, Optional.empty())
                        .alarms())
                .singleElement()
                .satisfies(
                        alarm -> assertThat(alarm.acknowledged().orElseThrow().by())
                                .as("nobody has acknowledged it")
                                .isEmpty());
        assertThat(company.count("select count(*) from audit_entry where kind = 'alarm.resolved'"))
                .isEqualTo(1);
    }

    @Test
    void nobodyIsErasedWhileATemplateNamesThem() {
        PersonId jon = company.jon.person();
        publishTemplateThatNames(person(jon).email());
        staff().leave(company.elena, jon, Optional.empty(), "");
        PersonalRecords records = company.get(PersonalRecords.class);
        assertThat(records.erase(company.elena, jon, "asked by letter"))
                .isEqualTo(new EraseResult.StillNamed(List.of("Trip")));
        AlarmRound.run(company::get);
        assertThat(alarms()).as("nobody was named instead").hasSize(1);

        staff().replace(company.elena, jon, Optional.empty(), company.carlos.person(), "Carlos does it");
        company.runDueCalls();
        assertThat(records.erase(company.elena, jon, "asked by letter")).isInstanceOf(EraseResult.Erased.class);
        AlarmRound.run(company::get);
        assertThat(alarms()).as("mended").isEmpty();
    }

    @Test
    void whoHeldNothingLeavesWithoutAnAlarm() {
        assertThat(staff().leave(company.elena, company.jon.person(), Optional.empty(), ""))
                .isInstanceOf(StaffResult.Left.class);
        assertThat(alarms()).as("Nuria is in their group, too").isEmpty();
    }

    @Test
    void whatASuccessorMayNotDecideGoesToAnAdministratorAndRaisesNoAlarm() {
        ApprovalId approval = company.waiting("manager");
        assertThat(staff().leave(company.elena, company.marta.person(), Optional.of(company.ana.person()), "Left"))
                .isInstanceOf(StaffResult.Left.class);
        company.runDueCalls();
        company.runDueCalls();
        assertThat(company.waitingFor(company.elena))
                .as("it is Ana's own request")
                .containsExactly(approval);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aGroupThatATemplateAsksAndThatLosesItsLastMemberRaisesAnAlarm() {
        UUID finance = group("finance").id();
        groups().removeMember(company.elena, finance, company.jon.person());
        assertThat(alarms()).isEmpty();
        groups().removeMember(company.elena, finance, company.nuria.person());
        Alarm alarm = alarms().getFirst();
        assertThat(alarms()).hasSize(1);
        assertThat(company.get(Alarms.class)
                        .about(company.tenant, List.of(alarm.id()))
                        .get(alarm.id()))
                .satisfies(about -> assertThat(about.what()).isEqualTo(AlarmAbout.What.GROUP))
                .satisfies(about ->
                        assertThat(about.name()).isEqualTo(group("finance").name()));
        assertThat(company.get(NotificationCenter.class)
                        .page(company.elena, Range.first())
                        .rows())
                .filteredOn(item -> item.kind() == NotificationKind.ALARM)
                .extracting(NotificationItem::title)
                .containsExactly(group("finance").name());
        company.runDueCalls();
        assertThat(new SentLetters(company).to("elena"))
                .anySatisfy(letter -> assertThat(letter.path("subject").asString())
                        .isEqualTo("Nobody is in the group "
                                + group("finance").name().standard()));
        groups().addMember(company.elena, finance, company.jon.person());
        soon();
        assertThat(alarms()).as("mended").isEmpty();
    }

    @Test
    void whatIsMendedBySeveralActsIsLookedAtSoonAfterEach() {
        ApprovalId approval = company.waiting("manager");
        PersonId marta = company.marta.person();
        staff().leave(company.elena, marta, Optional.empty(), "Left");
        assertThat(company.get(Handovers.class)
                        .reassign(company.elena, approval, marta, company.nuria.person(), "Marta has left"))
                .isInstanceOf(HandoverResult.HandedOver.class);
        soon();
        assertThat(alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.latest())
                        .hasValueSatisfying(now -> assertThat(now).containsOnlyKeys(AlarmAbout.REPORTS)));
        staff().comeBack(company.elena, marta);
        soon();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void theTemplatesAreReadOnceForAllAlarmsOfAnOrganisation() {
        publishTemplateThatNames(person(company.jon.person()).email());
        List.of(company.jon, company.marta, company.nuria)
                .forEach(leaver -> staff().leave(company.elena, leaver.person(), Optional.empty(), "Left"));
        assertThat(alarms()).hasSizeGreaterThan(2);
        List<String> read = company.statements.of(() -> AlarmRound.run(company::get));
        assertThat(read).filteredOn(sql -> sql.contains("template_version")).hasSize(1);
    }

    /** A moment later, without the look of every few minutes. */
    private void soon() {
        company.clock.advance(Duration.ofSeconds(4));
        company.runDueCalls();
    }

    private void publishTemplateThatNames(String email) {
        company.get(Templates.class)
                .publish(company.elena, ((ReadResult.Parsed) TemplateYaml.read("""
                key: trip
                name: Trip
                prefix: TR
                title: "'Trip'"
                form:
                  - text: city
                    label: City
                steps:
                  - approval: nuria
                    name: Nuria
                    approvers: {person: %s}
                    due: 2 days
                """.formatted(email))).definition());
    }

    private List<Alarm> alarms() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.kind() == AlarmKind.NOBODY_LEFT)
                .toList();
    }

    @Test
    void templatesFollowAnAddressThatChanges() {
        publishTemplateThatNames("Jon.Before@acme.test");
        for (String address : List.of("jon.before@acme.test", "jon.now@acme.test")) {
            assertThat(company.change(
                            company.elena, company.jon.person(), draft("Jon", address, Set.of(Role.EMPLOYEE))))
                    .isEqualTo(new StaffResult.Saved());
        }
        company.runDueCalls();
        company.runDueCalls();

        assertThat(alarms()).isEmpty();
        assertThat(staff().open(company.elena, company.jon.person())
                        .orElseThrow()
                        .holdings()
                        .templates())
                .extracting(StaffMember.NamingTemplate::key)
                .containsExactly("trip");
    }

    @Test
    void anAddressOfAHostWithoutADomainIsRefused() {
        assertThat(staff().add(company.elena, draft("Luis Mas", "luis@localhost", Set.of(Role.EMPLOYEE))))
                .isEqualTo(new StaffResult.EmailWrong());
    }

    /** Whoever has the address decides, also about requests of the service desk. */
    @Test
    void theServiceDeskGivesNobodyAnAddressThatATemplateNames() {
        publishTemplateThatNames("Vacant@acme.test");
        company.change(
                company.elena,
                company.jon.person(),
                draft("Jon", person(company.jon.person()).email(), Set.of(Role.EMPLOYEE, Role.SERVICE_DESK)));
        StaffDraft accomplice = draft("Gwen Host", "vacant@acme.test", Set.of(Role.EMPLOYEE));

        assertThat(staff().add(company.jon, accomplice)).isEqualTo(new StaffResult.EmailReserved());
        assertThat(company.get(StaffImport.class)
                        .preview(company.jon, "name,email\nGwen,VACANT@acme.test\nPau,pau@acme.test\n".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        StaffImportResult.Read.class,
                        read -> assertThat(read.rows())
                                .extracting(StaffImportResult.Row::refusals)
                                .containsExactly(List.of(new StaffResult.EmailReserved()), List.of()));
        assertThat(staff().add(company.elena, accomplice)).isInstanceOf(StaffResult.Added.class);
    }

    @Test
    void aDirectoryKeepsWhatItKnowsOfALeaverWithoutBringingThemBack() {
        company.change(
                company.elena,
                company.jon.person(),
                draft("Jon", person(company.jon.person()).email(), Set.of(Role.EMPLOYEE)));
        staff().leave(company.elena, company.jon.person(), Optional.empty(), "");

        assertThat(staff().synchronize(
                                company.elena,
                                company.jon.person(),
                                draft("Jon Mas", "jon.mas@acme.test", Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR))))
                .isEqualTo(new StaffResult.Saved());

        assertThat(person(company.jon.person()).name()).isEqualTo("Jon Mas");
        assertThat(person(company.jon.person()).roles()).containsExactly(Role.EMPLOYEE);
        assertThat(person(company.jon.person()).active()).isFalse();
    }

    @Test
    void aLeaverIsReplacedInGroupsApprovalsAndTemplatesInOneActThatSurvivesACrash() {
        publishTemplateThatNames(person(company.nuria.person()).email());
        UUID law = ((GroupResult.Created) groups().create(company.elena, "Law", "")).id();
        groups().addMember(company.elena, law, company.nuria.person());
        List<ApprovalId> waiting =
                IntStream.range(0, 5).mapToObj(_ -> company.waiting("finance")).toList();
        assertThat(company.waitingFor(company.nuria)).containsAll(waiting);

        assertThat(staff().leave(company.elena, company.nuria.person(), Optional.of(company.carlos.person()), "Left"))
                .isInstanceOf(StaffResult.Left.class);
        company.crash();
        company.runDueCalls();
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsAll(waiting);
        assertThat(groups().open(company.elena, law).orElseThrow().members())
                .extracting(member -> member.person().id())
                .containsExactly(company.carlos.person());
        assertThat(groups().open(company.elena, group("finance").id())
                        .orElseThrow()
                        .members())
                .extracting(member -> member.person().id())
                .containsExactlyInAnyOrder(company.carlos.person(), company.jon.person());
        assertThat(gaps()).noneMatch(Gap.TemplateNamesLeaver.class::isInstance);
        assertThat(staff().open(company.elena, company.carlos.person())
                        .orElseThrow()
                        .holdings()
                        .templates())
                .extracting(StaffMember.NamingTemplate::name)
                .containsExactly(Text.of("Trip"));
    }

    private List<Gap> gaps() {
        return company.get(Gaps.class).list(company.elena).orElseThrow();
    }

    private GroupRow group(String key) {
        return groups().list(company.elena).orElseThrow().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Actor desk() {
        PersonId id = added(draft("Xavi", "xavi@acme.test", Set.of(Role.EMPLOYEE, Role.SERVICE_DESK)));
        return new Actor(company.tenant, id, Set.of());
    }

    private PersonId added(StaffDraft draft) {
        return ((StaffResult.Added) staff().add(company.elena, draft)).person();
    }

    private Person person(PersonId id) {
        return company.get(People.class).find(company.tenant, id).orElseThrow();
    }

    private Staff staff() {
        return company.get(Staff.class);
    }

    private Groups groups() {
        return company.get(Groups.class);
    }

    private StaffDraft draft(String name, String email, Set<Role> roles) {
        return new StaffDraft(
                name,
                email,
                Optional.of("Sales"),
                Optional.of(company.nuria.person()),
                Locale.forLanguageTag("es-ES"),
                ZoneId.of("Europe/Madrid"),
                roles);
    }
}
