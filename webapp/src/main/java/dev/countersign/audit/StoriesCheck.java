package dev.countersign.audit;

import dev.countersign.audit.AuditRepository.Listed;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the stories of people hold no entry that is not about them, a page at each step. That none is missing there is found with the entries; here each
 * row is looked up, since rows are stored by person. Whom an entry concerned whose content was removed is not known any more.
 */
final class StoriesCheck implements PartOfCheck {

    private final TenantId tenant;
    private final AuditRepository entries;
    private @Nullable Listed last;
    private long read;

    StoriesCheck(TenantId tenant, AuditRepository entries) {
        this.tenant = tenant;
        this.entries = entries;
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public Progress step(int most) {
        List<Listed> page = entries.listed(tenant, Optional.ofNullable(last), most);
        read += page.size();
        Optional<Verification> wrong = page.stream()
                .filter(row -> !row.concerned())
                .findFirst()
                .map(row -> new Verification.Broken(row.sequence(), Verification.Fault.MISLISTED));
        if (wrong.isPresent() || page.size() < most) {
            return Progress.ended(wrong);
        }
        last = page.getLast();
        return Progress.MORE;
    }
}
