/** The policy check: decision tables of a template, and their evaluation for a request. */
@NullMarked
package dev.countersign.lambdas.policy;

import org.jspecify.annotations.NullMarked;
