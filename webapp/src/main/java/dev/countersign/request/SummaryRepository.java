package dev.countersign.request;

import dev.countersign.definitions.text.SearchKey;
import dev.countersign.definitions.text.Text;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.template.TemplateVersionId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads summaries of requests, without form and definition. */
@Repository
class SummaryRepository {

    /** A row of {@code request}, with its requester. */
    record Row(
            RequestId id,
            String number,
            Text title,
            RequestStatus status,
            PersonName requester,
            TemplateVersionId template,
            Optional<Fact.Value.Money> amount,
            Instant submittedAt,
            Instant changedAt,
            Optional<Instant> closedAt,
            @Nullable String outcomeReason,
            Optional<Instant> changesDue) {}

    private static final String ROW = """
            select r.request_id, r.number, r.title, r.titles, %s, r.template_version_id, r.amount, r.currency,
              r.submitted_at, r.changed_at, r.closed_at, r.outcome_reason, r.changes_due, p.person_id, %s as name, p.email
            from request r join person p on p.tenant_id = r.tenant_id and p.person_id = r.requester_id
            """.formatted(RequestRepository.STATUS, PersonName.OF_ROW);

    /** The expression of the index {@code request_of_requester_by_group}; its words are those of {@link RequestFilter.Group}. */
    private static final String GROUP = """
            (case when r.status in ('SUBMITTED', 'IN_PROGRESS') then 'OPEN' when r.status in ('APPROVED', 'DENIED') then r.status
              else 'OTHER' end)
            """;

    private final JdbcClient sql;

    SummaryRepository(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> findAll(Collection<RequestId> ids) {
        return sql.sql(ROW + "where r.request_id = any (:ids)")
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(SummaryRepository::row)
                .list();
    }

    /**
     * Requests of one person, newest first. Each kind of filter has its own statement, so that each reads a range of one index: {@code
     * request_by_requester}, {@code request_of_requester_by_group} or {@code request_sent_back}.
     */
    Page<Row> ofRequester(PersonId requester, RequestFilter filter, Range<RequestId> range) {
        String text = SearchKey.of(filter.text());
        String where = "where r.requester_id = :requester"
                + group(filter.group())
                + (text.isEmpty() ? "" : " and " + RequestText.MATCHES)
                + (range.key().isEmpty() ? "" : " and r.request_id " + range.comparisonDescending() + " :key")
                + (range.isBackward() ? " order by r.request_id" : " order by r.request_id desc")
                + " limit :limit";
        List<Row> found = sql.sql(ROW + where)
                .param("requester", requester.value())
                .param("group", filter.group().name())
                .param("text", text)
                .param("number", SearchKey.ofNumber(filter.text()))
                .param("key", range.key().map(RequestId::value).orElse(null))
                .param("limit", range.limit() + 1)
                .query(SummaryRepository::row)
                .list();
        return Page.of(found, range);
    }

    private static String group(RequestFilter.Group group) {
        return switch (group) {
            case ALL -> "";
            case CHANGES -> " and r.changes_due is not null";
            case OPEN, APPROVED, DENIED, OTHER -> " and " + GROUP + " = :group";
        };
    }

    /** Reads at most {@code most} entries of the index {@code request_sent_back}. */
    int sentBack(PersonId requester, int most) {
        return sql.sql("""
                        select count(*) from (
                          select from request where requester_id = ? and changes_due is not null limit ?) as sent_back
                        """).params(requester.value(), most).query(Integer.class).single();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("number"),
                StoredTitle.read(row.getString("title"), row.getString("titles")),
                RequestStatus.valueOf(row.getString("status")),
                new PersonName(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("name"),
                        row.getString("email")),
                new TemplateVersionId(row.getObject("template_version_id", UUID.class)),
                amount(row),
                row.getTimestamp("submitted_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant),
                row.getString("outcome_reason"),
                Optional.ofNullable(row.getTimestamp("changes_due")).map(Timestamp::toInstant));
    }

    private static Optional<Fact.Value.Money> amount(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return amount == null ? Optional.empty() : Optional.of(new Fact.Value.Money(amount, row.getString("currency")));
    }
}
