package dev.countersign.local;

import dev.countersign.signin.AccountHints;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo accounts on the sign-in page. */
@Component
@Profile("local")
class DemoHints implements AccountHints {

    @Override
    public List<TenantHint> hints() {
        return DemoAccounts.TENANTS.stream()
                .map(tenant -> new TenantHint(
                        tenant.name(),
                        DemoAccounts.of(tenant).stream()
                                .map(account -> new AccountHint(
                                        account.name(),
                                        account.email(),
                                        account.part().message()))
                                .toList()))
                .toList();
    }
}
