/** The durable engine: executions in PostgreSQL, one transaction for each advance. */
@NullMarked
package dev.countersign.localaws.stepfunctions.engine;

import org.jspecify.annotations.NullMarked;
