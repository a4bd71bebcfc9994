/** The two query languages and their expressions, with the bounds that hold for what tenants write. */
@NullMarked
package dev.countersign.asl.query;

import org.jspecify.annotations.NullMarked;
