package dev.countersign.approval;

import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceId;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of random acts: members of one, several or no groups, with managers, who go away and leave and come back. */
final class Cast {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final int PEOPLE = 8;

    private final Company company;
    private final List<Actor> people = new ArrayList<>();
    private final Map<Actor, AbsenceId> away = new HashMap<>();
    private final Set<Actor> inactive = new HashSet<>();

    Cast(Company company, Random random) {
        this.company = company;
        Directory directory = company.get(Directory.class);
        RandomTemplate.GROUPS.forEach(group -> directory.addGroup(company.tenant, group, Text.of(group)));
        people.add(company.ana);
        people.add(company.marta);
        for (int i = 0; i < PEOPLE; i++) {
            Actor manager = people.get(1 + random.nextInt(people.size() - 1));
            people.add(company.get(Organisation.class).employee(company.tenant, "Person " + i, manager));
        }
        for (String group : RandomTemplate.GROUPS) {
            people.stream()
                    .filter(_ -> random.nextInt(5) < 2)
                    .forEach(person -> directory.addMember(company.tenant, group, person.person()));
        }
    }

    Company company() {
        return company;
    }

    Actor requester() {
        return company.ana;
    }

    Actor administrator() {
        return company.elena;
    }

    Actor somebody(Random random) {
        return people.get(random.nextInt(people.size()));
    }

    Actor actor(PersonId person) {
        return people.stream()
                .filter(actor -> actor.person().equals(person))
                .findFirst()
                .orElseGet(this::administrator);
    }

    Set<PersonId> everybody() {
        Set<PersonId> all = new HashSet<>();
        people.forEach(actor -> all.add(actor.person()));
        all.add(administrator().person());
        return all;
    }

    boolean isInactive(Actor actor) {
        return inactive.contains(actor);
    }

    Set<PersonId> inactive() {
        Set<PersonId> ids = new HashSet<>();
        inactive.forEach(actor -> ids.add(actor.person()));
        return ids;
    }

    /** How the people are called in the story of a failure. */
    String name(Actor actor) {
        return name(actor.person());
    }

    String name(PersonId person) {
        return actor(person).equals(administrator()) ? "admin" : "p" + people.indexOf(actor(person));
    }

    /** Says what happened. */
    String someoneIsAwayOrBack(Random random) {
        Actor actor = somebody(random);
        if (away.containsKey(actor) && random.nextBoolean()) {
            back(actor);
            return name(actor) + " is back";
        }
        Actor standIn = somebody(random);
        if (!isInactive(actor)) {
            away(actor, standIn, random.nextInt(3));
        }
        return "%s is away, for %s".formatted(name(actor), name(standIn));
    }

    private void away(Actor actor, Actor standIn, int days) {
        LocalDate today = company.clock.instant().atZone(ZONE).toLocalDate();
        AbsenceResult result = company.get(Absences.class)
                .set(
                        company.elena,
                        new AbsenceDraft(
                                actor.person(), today, today.plusDays(days), standIn.person(), Optional.empty(), ""));
        if (result instanceof AbsenceResult.Saved saved) {
            away.put(actor, saved.absence().id());
        }
    }

    private void back(Actor actor) {
        company.get(Absences.class).end(company.elena, Objects.requireNonNull(away.remove(actor)));
    }

    /** Nobody else is told: their places stay, and they cannot decide. Says what happened. */
    String someoneLeavesOrReturns(Random random) {
        Actor actor = somebody(random);
        if (inactive.remove(actor)) {
            activate(actor, true);
        } else if (!actor.equals(requester()) && inactive.size() < 2) {
            inactive.add(actor);
            activate(actor, false);
        }
        return name(actor) + (isInactive(actor) ? " has left" : " is active");
    }

    /** As at the beginning. */
    void reset() {
        List.copyOf(away.keySet()).forEach(this::back);
        inactive.forEach(actor -> activate(actor, true));
        inactive.clear();
        company.runDueCalls();
    }

    private void activate(Actor actor, boolean active) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update person set active = ? where person_id = ?")
                                .params(active, actor.person().value())
                                .update());
    }
}
