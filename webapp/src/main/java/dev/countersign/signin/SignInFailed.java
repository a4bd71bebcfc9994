package dev.countersign.signin;

import dev.countersign.tenant.TenantId;

/** Somebody tried to sign in to this organisation and could not. */
public record SignInFailed(TenantId tenant) {}
