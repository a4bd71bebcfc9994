/** The whole product on one machine: PostgreSQL, the AWS endpoint, an identity provider, a mailbox and demo people. */
@NullMarked
package dev.countersign.local;

import org.jspecify.annotations.NullMarked;
