/** The services that a Task state can call. */
@NullMarked
package dev.countersign.localaws.stepfunctions.integration;

import org.jspecify.annotations.NullMarked;
