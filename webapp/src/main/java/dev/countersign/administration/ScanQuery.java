package dev.countersign.administration;

import dev.countersign.definitions.text.SearchKey;
import dev.countersign.request.RequestId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the statements for a filter, with their parameters. Conditions on protected tables use only operators that are leakproof, so that they
 * use indexes under row-level security.
 */
final class ScanQuery {

    /** Sorts after every character. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private static final int MOST_WORDS = 8;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private final OrganisationFilter filter;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final String bounds;
    private final List<String> words;
    private final List<UUID> numbered;

    /** @param numbered the requests with the number that the text is, if it is one */
    ScanQuery(OrganisationFilter filter, List<UUID> numbered, Optional<RequestId> after, Instant late) {
        this.filter = filter;
        this.numbered = numbered;
        this.words = numbered.isEmpty() ? words(filter.text()) : List.of();
        StringBuilder range = new StringBuilder();
        after.ifPresent(id -> range.append(bound("request_id < :after", "after", id.value())));
        filter.from().ifPresent(time -> range.append(bound("request_id >= :from", "from", RequestScan.idAt(time))));
        filter.until().ifPresent(time -> range.append(bound("request_id < :until", "until", RequestScan.idAt(time))));
        this.bounds = range.toString();
        parameters.put("late", Timestamp.from(late));
        parameters.put("lateId", RequestScan.idAt(late));
        parameters.put("numbered", numbered.toArray(UUID[]::new));
        parameters.put("last", AFTER_ALL);
        parameters.put("requester", filter.requester().map(id -> id.value()).orElse(null));
        parameters.put("asked", filter.asked().map(id -> id.value()).orElse(null));
        parameters.put("template", filter.template().orElse(null));
        parameters.put("step", filter.step().orElse(null));
        parameters.put("least", filter.least().orElse(null));
        parameters.put("greatest", filter.most().orElse(null));
        for (int at = 0; at < words.size(); at++) {
            parameters.put("word" + at, words.get(at));
        }
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    /** The ids of the requests to look at, newest first. */
    String range() {
        if (!numbered.isEmpty()) {
            return sorted("select unnest(:numbered::uuid[]) as request_id");
        }
        if (filter.state() == OrganisationFilter.State.ATTENTION) {
            return sorted(Attention.ids(filter.trouble(), bounds, RequestScan.MOST));
        }
        if (filter.asked().isPresent()) {
            return sorted("""
                    select distinct (select a.request_id from approval a
                        where a.tenant_id = s.tenant_id and a.approval_id = s.approval_id) as request_id
                    from assignment s where s.person_id = :asked and s.status = 'OPEN'
                    """);
        }
        if (!words.isEmpty()) {
            return words.size() == 1
                    ? beginning()
                    : newest("select request_id from request_word where word = :word" + longest() + bounds);
        }
        if (filter.requester().isPresent()) {
            return newest("select request_id from request where requester_id = :requester" + bounds);
        }
        if (filter.template().isPresent()) {
            return sorted("""
                    select x.request_id from template t
                      join template_version v on v.tenant_id = t.tenant_id and v.template_id = t.template_id
                      cross join lateral (%s) x
                    where t.key = :template
                    """.formatted(newest("""
                            select request_id from request
                            where tenant_id = v.tenant_id and template_version_id = v.template_version_id
                            """ + bounds)));
        }
        return filter.state() == OrganisationFilter.State.CHANGES
                ? newest("select request_id from approval where step = 'revise' and status = 'OPEN'" + bounds)
                : newest("select request_id from request where " + byState() + bounds);
    }

    /**
     * One word, which may be the beginning of one: the newest requests of each word that begins so. If these are more than {@value #MOST_WORDS} words, many
     * requests have one of them, and the newest requests of all are looked at.
     */
    private String beginning() {
        return sorted("""
                select o.request_id from (
                  with recursive begun (word) as (
                    (select word from request_word where word >= :word0 and word < :word0 || :last order by word limit 1)
                    union all
                    select (select w.word from request_word w where w.word > b.word and w.word < :word0 || :last
                      order by w.word limit 1) from begun b where b.word is not null),
                  first as (select word from begun where word is not null limit %1$d + 1),
                  many (so) as (select count(*) > %1$d from first)
                  select x.request_id from first b cross join lateral (%2$s) x where not (select so from many)
                  union
                  select x.request_id from (%3$s) x where (select so from many)) o
                """.formatted(
                        MOST_WORDS,
                        newest("select request_id from request_word where word = b.word" + bounds),
                        newest("select request_id from request where " + byState() + bounds)));
    }

    /**
     * What else must hold for a row {@code r} of {@code request}. Each subquery is evaluated for this row: as an {@code exists}, PostgreSQL may read the
     * whole other table once instead.
     */
    String conditions() {
        StringBuilder all = new StringBuilder(bounds.replace("request_id", "r.request_id"));
        if (filter.state() != OrganisationFilter.State.ATTENTION) {
            all.append(" and ").append(byState());
        }
        if (filter.requester().isPresent()) {
            all.append(" and r.requester_id = :requester");
        }
        if (filter.template().isPresent()) {
            all.append("""
                     and r.template_version_id in (select v.template_version_id from template_version v
                       join template t on t.tenant_id = v.tenant_id and t.template_id = v.template_id where t.key = :template)
                    """);
        }
        if (filter.asked().isPresent()) {
            all.append("""
                     and (select true from approval a
                       join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id
                       where a.tenant_id = r.tenant_id and a.request_id = r.request_id and a.status = 'OPEN'
                         and s.person_id = :asked and s.status = 'OPEN' limit 1)
                    """);
        }
        if (filter.step().isPresent()) {
            all.append("""
                     and (select true from approval a where a.tenant_id = r.tenant_id and a.request_id = r.request_id
                       and a.step = :step and a.status = 'OPEN' limit 1)
                    """);
        }
        filter.least().ifPresent(_ -> all.append(" and r.amount >= :least"));
        filter.most().ifPresent(_ -> all.append(" and r.amount <= :greatest"));
        return all.append(everyWord()).toString();
    }

    private String everyWord() {
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < words.size(); at++) {
            boolean last = at == words.size() - 1;
            all.append("""
                     and (select true from request_word w where w.tenant_id = r.tenant_id and w.request_id = r.request_id and %s limit 1)
                    """.formatted(
                            last
                                    ? "w.word >= :word%1$d and w.word < :word%1$d || :last".formatted(at)
                                    : "w.word = :word" + at));
        }
        return all.toString();
    }

    private String byState() {
        return switch (filter.state()) {
            case ATTENTION, ALL -> "true";
            case CHANGES -> """
                    (select true from approval a where a.tenant_id = r.tenant_id and a.request_id = r.request_id
                      and a.step = 'revise' and a.status = 'OPEN' limit 1)
                    """;
            case OPEN -> "status in ('SUBMITTED', 'IN_PROGRESS')";
            case WITHDRAWN -> "status = 'WITHDRAWN' and closed_at is not null and cancelled_by is null";
            case CANCELLED -> "status = 'WITHDRAWN' and closed_at is not null and cancelled_by is not null";
            case APPROVED, DENIED, EXPIRED, FAILED ->
                "status = '%s' and closed_at is not null".formatted(filter.state());
        };
    }

    /** The longest of the complete words, which is likely to be the rarest. */
    private int longest() {
        List<String> complete = words.subList(0, words.size() - 1);
        return complete.indexOf(
                complete.stream().max(Comparator.comparingInt(String::length)).orElseThrow());
    }

    private String bound(String condition, String name, UUID value) {
        parameters.put(name, value);
        return " and " + condition;
    }

    /** Of a statement whose rows an index has in this order, so that no more are read. */
    private static String newest(String ids) {
        return "%s order by request_id desc limit %d".formatted(ids, RequestScan.MOST);
    }

    private String sorted(String ids) {
        return newest("select request_id from (%s) o where true%s".formatted(ids, bounds));
    }

    private static List<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(SearchKey.of(text)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(60, word.length())))
                .limit(MOST_WORDS)
                .toList();
    }
}
