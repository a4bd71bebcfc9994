/** The durable engine: executions in PostgreSQL, one transaction an advance. */
@NullMarked
package dev.countersign.localaws.stepfunctions.engine;

import org.jspecify.annotations.NullMarked;
