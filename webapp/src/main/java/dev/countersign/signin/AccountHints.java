package dev.countersign.signin;

import java.util.List;

/** Accounts that the sign-in page shows to everybody. Only an installation for trying the product has any. */
@FunctionalInterface
public interface AccountHints {

    List<TenantHint> hints();

    /**
     * The accounts of one tenant.
     *
     * @param name of the tenant
     */
    record TenantHint(String name, List<AccountHint> accounts) {}

    /**
     * One account.
     *
     * @param tryMessage key of the sentence about what to try as this person
     */
    record AccountHint(String name, String email, String tryMessage) {}
}
