@NullMarked
package dev.countersign.e2e.journey;

import org.jspecify.annotations.NullMarked;
