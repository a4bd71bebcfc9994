/** The policy check: decision tables that a template carries, and what they say about a request. */
@NullMarked
package dev.countersign.lambdas.policy;

import org.jspecify.annotations.NullMarked;
