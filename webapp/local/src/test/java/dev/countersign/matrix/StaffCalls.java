package dev.countersign.matrix;

import static dev.countersign.matrix.Calls.kind;
import static dev.countersign.matrix.Calls.shown;

import dev.countersign.administration.Departments;
import dev.countersign.administration.Gaps;
import dev.countersign.administration.GroupRow;
import dev.countersign.administration.Groups;
import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffDraft;
import dev.countersign.administration.StaffFilter;
import dev.countersign.administration.StaffImport;
import dev.countersign.definitions.text.Text;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** How the matrix calls what is about the people and groups of an organisation. */
final class StaffCalls {

    private final World world;

    StaffCalls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>();
        Stream.of(staff(), groups()).forEach(all::putAll);
        return all;
    }

    /** What is saved is what is so already: other tests use the same organisation. */
    private Map<String, Call> staff() {
        Staff staff = world.product.get(Staff.class);
        PersonId colleague = world.actor("colleague").person();
        StaffDraft luis = new StaffDraft(
                "Luis Pardo",
                "luis@acme.test",
                Optional.of("Sales"),
                Optional.of(world.actor("approver").person()),
                Locale.forLanguageTag("es-ES"),
                ZoneId.of("Europe/Madrid"),
                Set.of(Role.EMPLOYEE));
        return Map.ofEntries(
                Map.entry(
                        "Staff.page",
                        (actor, target) ->
                                shown(staff
                                        .page(
                                                actor,
                                                new StaffFilter(StaffFilter.Kind.ACTIVE, "luis@acme"),
                                                Optional.empty())
                                        .stream()
                                        .flatMap(List::stream)
                                        .anyMatch(row -> row.person().id().equals(colleague)))),
                Map.entry(
                        "Staff.open",
                        (actor, target) -> shown(staff.open(actor, colleague).isPresent())),
                Map.entry("Staff.change", (actor, target) -> kind(staff.change(actor, colleague, luis, luis))),
                Map.entry("Staff.synchronize", (actor, target) -> kind(staff.synchronize(actor, colleague, luis))),
                Map.entry(
                        "Staff.add",
                        (actor, target) -> kind(staff.add(
                                actor,
                                new StaffDraft(
                                        "Nobody",
                                        "no address",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Locale.ENGLISH,
                                        ZoneId.of("UTC"),
                                        Set.of(Role.EMPLOYEE))))),
                Map.entry(
                        "StaffImport.preview",
                        (actor, target) ->
                                kind(world.product.get(StaffImport.class).preview(actor, new byte[0]))),
                Map.entry(
                        "StaffImport.apply",
                        (actor, target) ->
                                kind(world.product.get(StaffImport.class).apply(actor, new byte[0], List.of()))),
                Map.entry("Staff.comeBack", (actor, target) -> kind(staff.comeBack(actor, colleague))),
                Map.entry(
                        "Staff.leave",
                        (actor, target) -> kind(staff.leave(actor, colleague, Optional.of(colleague), "Left"))),
                Map.entry(
                        "Staff.replace",
                        (actor, target) -> kind(staff.replace(actor, colleague, Optional.empty(), colleague, "Left"))));
    }

    private Map<String, Call> groups() {
        Groups groups = world.product.get(Groups.class);
        Departments departments = world.product.get(Departments.class);
        UUID finance = groups.list(world.actor("administrator")).orElseThrow().stream()
                .filter(group -> group.key().equals("finance"))
                .map(GroupRow::id)
                .findFirst()
                .orElseThrow();
        PersonId nobody = new PersonId(new UUID(1, 1));
        return Map.ofEntries(
                Map.entry(
                        "Groups.list",
                        (actor, target) -> shown(groups.list(actor).stream()
                                .flatMap(List::stream)
                                .anyMatch(group -> group.id().equals(finance)))),
                Map.entry(
                        "Groups.open",
                        (actor, target) -> shown(groups.open(actor, finance).isPresent())),
                Map.entry("Groups.create", (actor, target) -> kind(groups.create(actor, "Finance", ""))),
                Map.entry(
                        "Groups.rename",
                        (actor, target) -> kind(groups.rename(
                                actor, finance, new Text("Finance", Map.of("es", "Finanzas")), "Finance", "Finanzas"))),
                Map.entry("Groups.addMember", (actor, target) -> kind(groups.addMember(actor, finance, nobody))),
                Map.entry("Groups.removeMember", (actor, target) -> kind(groups.removeMember(actor, finance, nobody))),
                Map.entry("Groups.delete", (actor, target) -> kind(groups.delete(actor, finance))),
                Map.entry("Groups.replace", (actor, target) -> kind(groups.replace(actor, finance, finance))),
                Map.entry(
                        "Departments.list",
                        (actor, target) -> shown(departments.list(actor).isPresent())),
                Map.entry(
                        "Departments.lead",
                        (actor, target) ->
                                kind(departments.lead(actor, "None", Optional.empty(), Optional.of(nobody)))),
                Map.entry(
                        "Gaps.list",
                        (actor, target) ->
                                shown(world.product.get(Gaps.class).list(actor).isPresent())));
    }
}
