@NullMarked
package dev.countersign.e2e.durability;

import org.jspecify.annotations.NullMarked;
