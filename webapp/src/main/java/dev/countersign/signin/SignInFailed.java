package dev.countersign.signin;

import dev.countersign.tenant.TenantId;

/** Somebody tried to sign in to this organisation and could not. It is in the audit log, or counted for it, before this is published. */
public record SignInFailed(TenantId tenant) {

    /** The kind of its entry in the audit log. */
    public static final String KIND = "person.sign-in-failed";
}
