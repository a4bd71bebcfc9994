@NullMarked
package dev.countersign.e2e.product;

import org.jspecify.annotations.NullMarked;
