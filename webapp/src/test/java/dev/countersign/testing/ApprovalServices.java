package dev.countersign.testing;

import dev.countersign.ui.Translations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The services up to approvals, those of administrators, and notifications. */
public class ApprovalServices extends SilentApprovalServices {

    /** Where the further services are. */
    @ComponentScan(
            basePackages = {
                "dev.countersign.administration",
                "dev.countersign.brand",
                "dev.countersign.notification",
                "dev.countersign.removal"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*\\.ui\\..*", ".*\\.removal\\.RemovalJobs", ".*(Test|IT)(\\$.*)?"}))
    public static class Scan extends SilentApprovalServices.Scan {}

    /** The texts of the pages, which letters use, too. */
    @Bean
    Translations translations() {
        return new Translations();
    }
}
