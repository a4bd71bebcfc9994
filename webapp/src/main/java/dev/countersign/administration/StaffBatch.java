package dev.countersign.administration;

import dev.countersign.people.NameKey;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import dev.countersign.people.StoredRoles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes many people by a few statements. */
@Repository
class StaffBatch {

    private enum Name {
        KEPT,
        CHANGED,
        /** Somebody else has had the old name or the new one, or gets the new one, too. */
        SHARED
    }

    private final JdbcClient sql;
    private final StaffRepository staff;

    StaffBatch(JdbcClient sql, StaffRepository staff) {
        this.sql = sql;
        this.staff = staff;
    }

    /**
     * Until the transaction ends, each row is found by an index. A plan that this session has made while there were few people, such as that of a trigger or
     * of a foreign key, reads all of them for each of thousands of rows.
     */
    void planByIndexes() {
        sql.sql("set local enable_seqscan = off").update();
        sql.sql("discard plans").update();
    }

    /**
     * Writes these drafts of people who keep their address. A trigger changes the rows of namesakes, which one statement could not change again, so these
     * follow one by one.
     */
    void update(List<StaffWrite.Changed> changed) {
        Map<String, Integer> names = names(changed);
        Map<Name, List<StaffWrite.Changed>> kinds =
                changed.stream().collect(Collectors.groupingBy(one -> name(one, names)));
        update(kinds.getOrDefault(Name.KEPT, List.of()), "");
        update(kinds.getOrDefault(Name.CHANGED, List.of()), "name = n.name, name_key = n.name_key, ");
        kinds.getOrDefault(Name.SHARED, List.of())
                .forEach(one -> staff.update(one.before().id(), one.draft(), speaks(one)));
    }

    /** How many people have each name, or get it; those who keep theirs are not counted. */
    private Map<String, Integer> names(List<StaffWrite.Changed> changed) {
        List<StaffWrite.Changed> renamed =
                changed.stream().filter(one -> !keepsName(one)).toList();
        Map<String, Integer> names = new HashMap<>();
        if (renamed.isEmpty()) {
            return names;
        }
        renamed.forEach(one -> names.merge(after(one), 1, Integer::sum));
        sql.sql("select name_key, count(*) from person where name_key = any (?) group by name_key")
                .param(renamed.stream()
                        .flatMap(one -> Stream.of(before(one), after(one)))
                        .distinct()
                        .toArray(String[]::new))
                .query(row -> {
                    names.merge(row.getString(1), row.getInt(2), Integer::sum);
                });
        return names;
    }

    private static Name name(StaffWrite.Changed change, Map<String, Integer> names) {
        if (keepsName(change)) {
            return Name.KEPT;
        }
        boolean alone = !before(change).equals(after(change))
                && Objects.equals(names.get(before(change)), 1)
                && Objects.equals(names.get(after(change)), 1);
        return alone ? Name.CHANGED : Name.SHARED;
    }

    private static boolean keepsName(StaffWrite.Changed change) {
        return change.before().name().equals(change.draft().name());
    }

    private static String before(StaffWrite.Changed change) {
        return NameKey.of(change.before().name());
    }

    private static String after(StaffWrite.Changed change) {
        return NameKey.of(change.draft().name());
    }

    private static boolean speaks(StaffWrite.Changed change) {
        return !change.draft().locale().equals(change.before().locale());
    }

    private void update(List<StaffWrite.Changed> changed, String name) {
        if (changed.isEmpty()) {
            return;
        }
        sql.sql("""
                        update person p set %s department = n.department, manager_id = n.manager, zone = n.zone,
                          administrator = n.administrator, roles = string_to_array(n.roles, ' '),
                          locale = case when n.speaks then n.locale else p.locale end,
                          language = case when n.speaks then null else p.language end
                        from unnest(:ids::uuid[], :names::text[], :nameKeys::text[], :departments::text[], :managers::uuid[], :zones::text[],
                            :administrators::boolean[], :roles::text[], :locales::text[], :speaking::boolean[])
                          n (id, name, name_key, department, manager, zone, administrator, roles, locale, speaks)
                        where p.person_id = n.id
                        """.formatted(name))
                .param(
                        "ids",
                        changed.stream().map(one -> one.before().id().value()).toArray(UUID[]::new))
                .param("names", texts(changed, StaffDraft::name))
                .param("nameKeys", texts(changed, draft -> NameKey.of(draft.name())))
                .param("departments", texts(changed, draft -> draft.department().orElse(null)))
                .param(
                        "managers",
                        changed.stream()
                                .map(one -> one.draft()
                                        .manager()
                                        .map(PersonId::value)
                                        .orElse(null))
                                .toArray(UUID[]::new))
                .param("zones", texts(changed, draft -> draft.zone().getId()))
                .param(
                        "administrators",
                        changed.stream()
                                .map(one -> one.draft().roles().contains(Role.ADMINISTRATOR))
                                .toArray(Boolean[]::new))
                .param("roles", texts(changed, draft -> String.join(" ", StoredRoles.others(draft.roles()))))
                .param("locales", texts(changed, draft -> draft.locale().toLanguageTag()))
                .param("speaking", changed.stream().map(StaffBatch::speaks).toArray(Boolean[]::new))
                .update();
    }

    private static @Nullable String[] texts(
            List<StaffWrite.Changed> changed, Function<StaffDraft, @Nullable String> value) {
        return changed.stream().map(StaffWrite.Changed::draft).map(value).toArray(String[]::new);
    }
}
