/**
 * Requests that are only imagined: a template runs in virtual time, with the interpreter and the compiled state machine of real requests, and nothing
 * happens outside.
 */
@NullMarked
package dev.countersign.definitions.simulate;

import org.jspecify.annotations.NullMarked;
