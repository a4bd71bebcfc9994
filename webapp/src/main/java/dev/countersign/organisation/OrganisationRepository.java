package dev.countersign.organisation;

import dev.countersign.tenant.TenantLimits;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrganisationRepository {

    private final JdbcClient sql;

    OrganisationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Outside of a transaction of a tenant. */
    List<ListedOrganisation> behind(String slug, int most) {
        return sql.sql("select slug, name, created_at, suspended_at from organisations(?, ?)")
                .params(slug, most)
                .query((row, index) -> new ListedOrganisation(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("suspended_at")).map(Timestamp::toInstant)))
                .list();
    }

    Usage usage(Instant since, TenantLimits limits) {
        return sql.sql("""
                        select (select count(*) from person where active) as people,
                          (select count(*) from request where request_id >= ?) as submitted,
                          (select count(*) from request where status in ('SUBMITTED', 'IN_PROGRESS')) as open,
                          (select count(*) from attachment) as files,
                          (select coalesce(sum(size), 0) from attachment) as bytes
                        """)
                // The ids are version 7 UUIDs, which begin with their moment.
                .param(new UUID(since.toEpochMilli() << 16, 0))
                .query((row, index) -> new Usage(
                        row.getInt("people"),
                        row.getInt("submitted"),
                        row.getInt("open"),
                        row.getInt("files"),
                        row.getLong("bytes"),
                        limits))
                .single();
    }
}
