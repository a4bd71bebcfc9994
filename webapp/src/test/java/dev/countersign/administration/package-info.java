@NullMarked
package dev.countersign.administration;

import org.jspecify.annotations.NullMarked;
