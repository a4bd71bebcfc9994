package dev.countersign.local.provider;

import dev.countersign.local.DemoAccount;
import dev.countersign.local.DemoAccounts;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The demo accounts of the provider. */
final class ProviderAccounts implements UserDetailsService {

    /** The hash of {@link DemoAccounts#PASSWORD}, which is public. It is constant because computing it at each start takes time. */
    private static final String PASSWORD_HASH = "{bcrypt}$2a$10$ZnB0eCohopiMlEMTb6pD9OT8yiP5EhbAksnndKM6jtfcqwtm4RuO.";

    @Override
    public UserDetails loadUserByUsername(String email) {
        return find(name(email))
                .map(account -> User.withUsername(account.email())
                        .password(PASSWORD_HASH)
                        .authorities("ACCOUNT")
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(email));
    }

    /** The name of the account that somebody typed. As in the filter that checks the password, all characters up to the space are removed at its ends. */
    static String name(String typed) {
        return typed.trim().toLowerCase(Locale.ROOT);
    }

    static Optional<DemoAccount> find(String email) {
        return DemoAccounts.ALL.stream()
                .filter(account -> account.email().equals(email))
                .findAny();
    }
}
