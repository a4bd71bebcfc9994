/** The two query languages and their expressions, with limits for expressions that tenants write. */
@NullMarked
package dev.countersign.asl.query;

import org.jspecify.annotations.NullMarked;
