/** The identity provider of the local profile: OpenID Connect for the demo accounts, with a sign-in page and a session of its own. */
@NullMarked
package dev.countersign.local.provider;

import org.jspecify.annotations.NullMarked;
